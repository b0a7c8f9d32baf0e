package io.gatehouse.kit.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTextTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    Path folder;

    @Test
    void the_reference_has_a_row_for_every_key() {
        String table = ConfigDocs.markdown(SampleConfig.class);

        assertTrue(table.contains(
                "| `publicOrigin` | `GATEHOUSE_PUBLIC_ORIGIN` | URL | **required** | Where people reach it. |"));
        assertTrue(table.contains(
                "| `environment` | `GATEHOUSE_ENVIRONMENT` | dev, production, very-strict | `production` |"));
        assertTrue(table.contains("| `server.port` | `GATEHOUSE_SERVER_PORT` | whole number | `8081` | Port. |"));
        assertTrue(table.contains("| `trusted` | `GATEHOUSE_TRUSTED` | list of text |"));
        assertTrue(table.contains("| `routes` | – | list of entries | empty | What goes where. |"));
        assertTrue(table.contains("| `routes[].prefix` | – | text | **required** | Begins so. |"));
        assertTrue(table.contains("| `named.<name>.timeout` | – | duration | `30s` |"));
        assertTrue(table.contains("| `secrets.masterKeys` | `GATEHOUSE_SECRETS_MASTER_KEYS` | keys | none |"));
        assertTrue(table.contains("true or false"));
        assertTrue(table.contains("| number |"));
    }

    @Test
    void what_is_printed_binds_to_the_same_again_apart_from_secrets() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), """
                publicOrigin: https://id.example.com
                environment: very-strict
                server: {idle: 90s, folder: /srv}
                routes: [{prefix: "/a \\"quoted\\"", timeout: 250ms}]
                named: {x: {prefix: /x, timeout: 2h}}
                limits: {small: 1}
                """);
        SampleConfig config = ConfigBinder.bind(SampleConfig.class, new ConfigSources(file, Map.of(), Map.of()));

        Path printed = Files.writeString(folder.resolve("b.yaml"), ConfigPrinter.print(config));

        assertEquals(config, ConfigBinder.bind(SampleConfig.class, new ConfigSources(printed, Map.of(), Map.of())));
    }

    @Test
    void secrets_are_printed_as_stars() {
        SampleConfig config = ConfigBinder.bind(
                SampleConfig.class,
                ConfigSources.ofOverrides(Map.of(
                        "publicOrigin", "https://id.example.com",
                        "server.idle", "30d",
                        "mail.host", "smtp.example.com",
                        "mail.password", "hunter2",
                        "secrets.masterKeys", "1:" + KEY)));

        String printed = ConfigPrinter.print(config);

        assertTrue(printed.contains("password: ******"));
        assertTrue(printed.contains("masterKeys: ******"));
        assertTrue(printed.contains("idle: 30d"));
        assertFalse(printed.contains("hunter2"));
        assertFalse(printed.contains(KEY));
    }
}
