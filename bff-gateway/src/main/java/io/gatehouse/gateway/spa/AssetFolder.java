package io.gatehouse.gateway.spa;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of built pages, read whole at start. What was not read then cannot be asked for, so no path leads out of it. Source maps, dot
 * files and the compressed forms have no address of their own.
 */
final class AssetFolder {
    private static final Pattern HASHED = Pattern.compile(".*-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+");
    private static final List<String> HIDDEN = List.of(".br", ".gz", ".map");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "txt", "text/plain; charset=utf-8",
            "png", "image/png",
            "ico", "image/x-icon");

    private final Map<String, Asset> assets;

    private AssetFolder(Map<String, Asset> assets) {
        this.assets = Map.copyOf(assets);
    }

    static AssetFolder read(Path folder) {
        Map<String, Asset> assets = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> isPublic(folder, file))
                    .forEach(file -> {
                        String name = folder.relativize(file).toString().replace('\\', '/');
                        assets.put("/" + name, asset(file, name));
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading the pages in " + folder, unreadable);
        }
        if (!assets.containsKey("/index.html")) {
            throw new IllegalArgumentException(folder + " holds no index.html; build the pages first");
        }
        return new AssetFolder(assets);
    }

    /** Returns the file at a path that starts with a slash, or null. */
    @Nullable
    Asset find(String path) {
        return assets.get(path);
    }

    private static boolean isPublic(Path folder, Path file) {
        for (Path part : folder.relativize(file)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return HIDDEN.stream().noneMatch(end -> file.toString().endsWith(end));
    }

    private static Asset asset(Path file, String name) {
        Buffer plain = content(file);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        String type = TYPES.getOrDefault(extension, "application/octet-stream");
        return new Asset(
                plain,
                compressed(file, ".br"),
                compressed(file, ".gz"),
                type,
                etag(plain),
                HASHED.matcher(name).matches() && !extension.equals("html"));
    }

    private static @Nullable Buffer compressed(Path file, String end) {
        Path form = file.resolveSibling(file.getFileName() + end);
        return Files.isRegularFile(form) ? content(form) : null;
    }

    private static Buffer content(Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String etag(Buffer content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes());
            return '"'
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, 22)
                    + '"';
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
