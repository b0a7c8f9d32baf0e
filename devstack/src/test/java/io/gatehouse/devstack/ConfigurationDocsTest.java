package io.gatehouse.devstack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocsTest {
    @Test
    void the_committed_reference_is_what_make_docs_writes() throws IOException {
        assertEquals(
                ConfigurationDocs.render(),
                Files.readString(Path.of("..", "docs", "configuration.md")),
                "docs/configuration.md is stale: run make docs");
    }
}
