package io.gatehouse.devstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said of the images without a Docker engine. */
class ImagesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");

    /** Maven refuses to build any module where one that the parent names is missing. */
    @Test
    void their_build_sees_every_module() throws IOException {
        String dockerfile = Files.readString(ROOT.resolve("docker/Dockerfile"));
        List<String> modules = MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertFalse(modules.isEmpty());
        List<String> missing = modules.stream()
                .filter(module -> !dockerfile.contains("COPY " + module + " " + module + "\n")
                        && !dockerfile.contains("COPY " + module + "/pom.xml " + module + "/\n"))
                .toList();
        assertEquals(List.of(), missing);
    }
}
