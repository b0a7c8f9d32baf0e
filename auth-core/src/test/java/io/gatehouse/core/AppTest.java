package io.gatehouse.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The core as a program: what it says before it serves. */
class AppTest {
    private static final String MASTER_KEY = "bW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW0=";
    private static final String GATEWAY_KEY = "Z2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2c=";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void every_fault_of_the_configuration_is_named_at_once() throws IOException {
        assertEquals(1, run(Map.of(), """
                publicOrigin: https://login.example.com
                core: {hashQueu: 3, port: many}
                secrets: {masterKeys: "1:c2hvcnQ="}
                """, "--check-config"));
        String said = err.toString(UTF_8);
        for (String fault : List.of("core.hashQueu", "core.port", "secrets")) {
            assertTrue(said.contains(fault), said);
        }
        assertFalse(said.contains("c2hvcnQ="), "a fault never tells a secret");
    }

    @Test
    void the_effective_configuration_is_printed_without_its_secrets() throws IOException {
        Map<String, String> env = Map.of(
                "GATEHOUSE_SECRETS_MASTER_KEYS", "1:" + MASTER_KEY,
                "GATEHOUSE_SECRETS_GATEWAY_KEYS", "1:" + GATEWAY_KEY,
                "GATEHOUSE_POLICIES_TOKENS_ACCESS_LIFETIME", "5m");
        assertEquals(0, run(env, "publicOrigin: https://login.example.com\n", "--check-config"), err.toString(UTF_8));
        String said = out.toString(UTF_8);
        assertTrue(said.contains("accessLifetime: 5m"), said);
        assertFalse(said.contains(MASTER_KEY), "no secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                       | tokens.signing hs256 needs secrets.tokenKeys",
                "1:c2hvcnQ=             | tokenKeys: Key 1 is too short: at least 32 bytes",
                "1:" + MASTER_KEY + "   | tokenKeys must differ from masterKeys and gatewayKeys",
            })
    void hs256_needs_a_secret_that_is_long_enough_and_its_own(@Nullable String tokenKeys, String fault)
            throws IOException {
        Map<String, String> env = new HashMap<>(Map.of(
                "GATEHOUSE_SECRETS_MASTER_KEYS", "1:" + MASTER_KEY,
                "GATEHOUSE_SECRETS_GATEWAY_KEYS", "1:" + GATEWAY_KEY,
                "GATEHOUSE_POLICIES_TOKENS_SIGNING", "hs256"));
        if (tokenKeys != null) {
            env.put("GATEHOUSE_SECRETS_TOKEN_KEYS", tokenKeys);
        }
        assertEquals(1, run(env, "publicOrigin: https://login.example.com\n", "--check-config"));
        assertTrue(err.toString(UTF_8).contains(fault), err.toString(UTF_8));
    }

    @Test
    void a_command_line_that_is_not_understood_gets_the_help() throws IOException {
        assertEquals(2, run(Map.of(), "", "--confg"));
        assertTrue(err.toString(UTF_8).contains("--check-config"));
        assertEquals(2, App.run(List.of("--config"), Map.of(), print(out), print(err)));
    }

    @Test
    void without_arguments_it_starts_and_says_what_is_missing() {
        assertEquals(1, App.run(List.of(), Map.of(), print(out), print(err)));
        assertTrue(err.toString(UTF_8).contains("publicOrigin"), err.toString(UTF_8));
    }

    @Test
    void without_its_database_it_ends_instead_of_waiting() throws IOException {
        Path written = Files.writeString(folder.resolve("gatehouse.yaml"), """
                publicOrigin: https://login.example.com
                secrets: {masterKeys: "1:%s", gatewayKeys: "1:%s"}
                database: {host: 127.0.0.1, port: 1}
                shutdown: {drain: 0s}
                log: {format: readable}
                """.formatted(MASTER_KEY, GATEWAY_KEY));
        assertEquals(1, App.run(List.of("--config", written.toString()), Map.of(), print(out), print(err)));
    }

    @Test
    void what_it_prints_is_utf_8_whatever_language_the_machine_speaks() throws Exception {
        Path written = Files.writeString(folder.resolve("gatehouse.yaml"), """
                publicOrigin: https://login.example.com
                secrets: {masterKeys: "1:%s", gatewayKeys: "1:%s"}
                policies: {product: {name: "Größe"}}
                """.formatted(MASTER_KEY, GATEWAY_KEY));
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                App.class.getName(),
                "--check-config",
                "--config",
                written.toString());
        program.environment().clear();
        program.environment().put("LC_ALL", "C");
        Process running = program.start();
        String said = new String(running.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, running.waitFor());
        assertTrue(said.contains("\"Größe\""), said);
    }

    private int run(Map<String, String> env, String file, String argument) throws IOException {
        Path written = Files.writeString(folder.resolve("gatehouse.yaml"), file);
        return App.run(List.of(argument, "--config", written.toString()), env, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, UTF_8);
    }
}
