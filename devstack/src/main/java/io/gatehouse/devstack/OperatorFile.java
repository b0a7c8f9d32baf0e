package io.gatehouse.devstack;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The core's configuration as a file: with it the operator's command line works on a stack as on any installation. */
final class OperatorFile {
    private static final String NAME = "gatehouse.yaml";

    private OperatorFile() {}

    static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    /** Writes it anew, for ports differ from start to start. It holds the secrets, so nobody else may read it. */
    static void write(Path folder, Map<String, String> config) {
        JsonObject tree = new JsonObject();
        config.forEach((key, value) -> put(tree, key, value));
        Path file = in(folder);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            // Whatever is JSON is YAML too.
            Files.writeString(file, tree.encodePrettily() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("While writing " + file, e);
        }
    }

    private static void put(JsonObject tree, String key, String value) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            tree.put(key, value);
            return;
        }
        String section = key.substring(0, dot);
        JsonObject branch = tree.getJsonObject(section, new JsonObject());
        tree.put(section, branch);
        put(branch, key.substring(dot + 1), value);
    }
}
