package io.gatehouse.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The stack's own secrets: made once per data folder and kept beside the data that they protect. */
public final class DevSecrets {
    private static final String[] NAMES = {"secrets.masterKeys", "secrets.cookieKeys", "secrets.gatewayKeys"};
    private static final int KEY_BYTES = 32;

    private DevSecrets() {}

    /** The configuration keys and their values. */
    public static Map<String, String> in(Path folder) {
        Path file = folder.resolve("secrets.properties");
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("While reading the secrets in " + file, e);
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String name : NAMES) {
            secrets.put(name, properties.getProperty(name, ""));
        }
        return secrets;
    }

    private static void create(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        Properties properties = new Properties();
        for (String name : NAMES) {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            properties.setProperty(name, "1:" + Base64.getEncoder().encodeToString(key));
        }
        // The mode is set when the file is made, not after: there is no moment at which others could read it.
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "Made by the development stack; they protect the data beside them.");
        }
    }
}
