package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(Map<String, String> env, String... args) {
        return App.run(
                List.of(args),
                env,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void check_config_prints_what_is_in_force_without_secrets() throws IOException {
        Path file = Files.writeString(folder.resolve("gatehouse.yaml"), """
                publicOrigin: https://login.example.com
                core:
                  port: 8081
                gateway:
                  port: 8443
                routes:
                  - prefix: /api/crm
                    upstream: http://crm:8080
                """);
        int code = run(
                Map.of(
                        "GATEHOUSE_SECRETS_COOKIE_KEYS", World.COOKIE_KEYS,
                        "GATEHOUSE_SECRETS_GATEWAY_KEYS", World.GATEWAY_KEYS),
                "--check-config",
                "--config",
                file.toString());
        assertEquals(0, code, err.toString(StandardCharsets.UTF_8));
        String printed = out.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("8443") && printed.contains("/api/crm"), printed);
        assertFalse(printed.contains("Y29va2ll"), printed);
    }

    @Test
    void check_config_names_faults_with_their_line() throws IOException {
        Path file = Files.writeString(folder.resolve("gatehouse.yaml"), "publicOrigin: https://a.example\nrouts: []\n");
        assertEquals(1, run(Map.of(), "--config", file.toString(), "--check-config"));
        String told = err.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("routs") && told.contains("2") && told.contains("secrets.cookieKeys"), told);
    }

    @Test
    void what_is_not_understood_prints_the_usage() {
        assertEquals(2, run(Map.of(), "--help"));
        assertEquals(2, run(Map.of(), "--config"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("--check-config"));
    }
}
