package io.gatehouse.kit.config;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.kit.config.SampleConfig.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigBinderTest {
    private static final String ORIGIN = "publicOrigin: https://id.example.com\n";
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    Path folder;

    @Test
    void defaults_fill_everything_that_is_not_required() throws IOException {
        SampleConfig config = bind(ORIGIN);

        assertEquals(URI.create("https://id.example.com"), config.publicOrigin());
        assertEquals(Environment.PRODUCTION, config.environment());
        assertEquals(
                new SampleConfig.Server(8081, Duration.ofMinutes(15), 0.5, 1000, true, null, null), config.server());
        assertNull(config.mail());
        assertEquals(List.of("127.0.0.1/32", "::1/128"), config.trusted());
        assertEquals(List.of(), config.routes());
        assertEquals(Map.of(), config.limits());
    }

    @Test
    void every_kind_of_value_is_read_from_the_file() throws IOException {
        SampleConfig config = bind(ORIGIN + """
                environment: very-strict
                server:
                  port: 9000
                  idle: PT2H
                  share: 0.25
                  most: 5000000000
                  on: false
                  folder: /srv/data
                  instances: 3
                mail: {host: smtp.example.com, password: hunter2}
                trusted: [10.0.0.0/8]
                routes:
                  - prefix: /api/crm
                  - prefix: /api/notes
                    timeout: 500ms
                named:
                  one: {prefix: /one}
                limits: {small: 1, large: 100}
                secrets:
                  masterKeys: "1:%s"
                """.formatted(KEY));

        assertEquals(Environment.VERY_STRICT, config.environment());
        assertEquals(
                new SampleConfig.Server(
                        9000, Duration.ofHours(2), 0.25, 5_000_000_000L, false, Path.of("/srv/data"), 3),
                config.server());
        assertEquals("smtp.example.com", requireNonNull(config.mail()).host());
        assertEquals(List.of("10.0.0.0/8"), config.trusted());
        assertEquals(
                List.of(
                        new SampleConfig.Route("/api/crm", Duration.ofSeconds(30)),
                        new SampleConfig.Route("/api/notes", Duration.ofMillis(500))),
                config.routes());
        assertEquals("/one", requireNonNull(config.named().get("one")).prefix());
        assertEquals(Map.of("small", 1, "large", 100), config.limits());
        assertEquals(1, requireNonNull(config.secrets().masterKeys()).active().id());
    }

    @Test
    void the_environment_beats_the_file_and_overrides_beat_both() throws IOException {
        Path file = file(ORIGIN + "server:\n  port: 1\n  instances: 1\n  most: 1\n");
        Map<String, String> env = Map.of("GATEHOUSE_SERVER_PORT", "2", "GATEHOUSE_SERVER_INSTANCES", "2");

        SampleConfig config =
                ConfigBinder.bind(SampleConfig.class, new ConfigSources(file, env, Map.of("server.port", "3")));

        assertEquals(3, config.server().port());
        assertEquals(2, config.server().instances());
        assertEquals(1, config.server().most());
    }

    @Test
    void a_file_named_in_the_environment_gives_a_secret_without_its_last_newline() throws IOException {
        Path secret = Files.writeString(folder.resolve("password"), "from a mount\n");

        SampleConfig config = bindEnv(Map.of(
                "GATEHOUSE_PUBLIC_ORIGIN", "https://id.example.com",
                "GATEHOUSE_MAIL_HOST", "smtp.example.com",
                "GATEHOUSE_MAIL_PASSWORD_FILE", secret.toString()));

        assertEquals(
                "from a mount",
                requireNonNull(requireNonNull(config.mail()).password()).utf8());
    }

    @Test
    void the_environment_gives_a_list_separated_by_commas() {
        SampleConfig config =
                bindEnv(Map.of("GATEHOUSE_PUBLIC_ORIGIN", "https://a.example", "GATEHOUSE_TRUSTED", "a, b,c"));

        assertEquals(List.of("a", "b", "c"), config.trusted());
    }

    @Test
    void overrides_reach_into_lists_and_maps() throws IOException {
        Path file = file(ORIGIN + "routes:\n  - prefix: /a\nnamed:\n  x: {prefix: /x}\n");

        SampleConfig config = ConfigBinder.bind(
                SampleConfig.class,
                new ConfigSources(
                        file,
                        Map.of(),
                        Map.of(
                                "routes.0.timeout",
                                "1s",
                                "routes.1.prefix",
                                "/b",
                                "named.x.prefix",
                                "/y",
                                "named.z.prefix",
                                "/z")));

        assertEquals(
                List.of(
                        new SampleConfig.Route("/a", Duration.ofSeconds(1)),
                        new SampleConfig.Route("/b", Duration.ofSeconds(30))),
                config.routes());
        assertEquals("/y", requireNonNull(config.named().get("x")).prefix());
        assertEquals("/z", requireNonNull(config.named().get("z")).prefix());
    }

    @Test
    void keys_and_variables_of_the_other_service_and_of_the_scripts_are_left_alone() throws IOException {
        Path file = file(ORIGIN + "gateway: {anything: [1, 2]}\nsecrets: {cookieKeys: abc}\n");
        Map<String, String> env = Map.of(
                "GATEHOUSE_GATEWAY_PORT", "1",
                "GATEHOUSE_SECRETS_COOKIE_KEYS", "x",
                "GATEHOUSE_DATA", "x",
                "GATEHOUSE_SCRIPT_ANYTHING", "x",
                "PATH", "x");

        SampleConfig config = ConfigBinder.bind(SampleConfig.class, new ConfigSources(file, env, Map.of()));

        assertNull(config.secrets().masterKeys());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("server: {}", "publicOrigin", 1, "A value is required"),
                fault(ORIGIN + "server:\n  prot: 1", "server.prot", 3, "No such key. Did you mean port?"),
                fault(ORIGIN + "completelyElse: 1", "completelyElse", 2, "No such key."),
                fault(ORIGIN + "server:\n  port: 1\n  port: 2", "server.port", 4, "a second time"),
                fault(ORIGIN + "server:\n  port: many", "server.port", 3, "\"many\" is not a whole number"),
                fault(ORIGIN + "server:\n  share: half", "server.share", 3, "\"half\" is not a number"),
                fault(ORIGIN + "server:\n  idle: 15 min", "server.idle", 3, "is not a duration"),
                fault(ORIGIN + "server:\n  idle: -PT5S", "server.idle", 3, "is not a duration"),
                fault(ORIGIN + "server:\n  on: 'yes'", "server.on", 3, "neither true nor false"),
                fault(ORIGIN + "server:\n  port: [1]", "server.port", 3, "A single value"),
                fault(ORIGIN + "server:\n  port: 0", "server", 2, "A port is at least 1."),
                fault(ORIGIN + "server: 5", "server", 2, "Keys and values are expected"),
                fault(ORIGIN + "environment: prod", "environment", 2, "not one of dev, production, very-strict"),
                fault(ORIGIN + "mail: {password: x}", "mail.host", 2, "A value is required"),
                fault(ORIGIN + "routes: /api", "routes", 2, "A list is expected"),
                fault(ORIGIN + "routes:\n  - prefix: /a\n  - timeout: 1s", "routes.1.prefix", 4, "A value is required"),
                fault(ORIGIN + "limits: {small: x}", "limits.small", 2, "not a whole number"),
                fault(ORIGIN + "limits: 3", "limits", 2, "Keys and values are expected"),
                fault(ORIGIN + "named: {a: 1}", "named.a", 2, "Keys and values are expected"),
                fault(ORIGIN + "trusted: [a, ]\nserver: {port: x}", "server.port", 3, "whole number"),
                fault(ORIGIN + "trusted: [a, null]", "trusted.1", 2, "must not be empty"),
                fault(ORIGIN + "secrets:\n  masterKeys: '1:c2hvcnQ='", "secrets.masterKeys", 3, "too short"),
                fault("publicOrigin: id.example.com", "publicOrigin", 1, "is not an absolute URL"),
                fault("publicOrigin: 'http://a b'", "publicOrigin", 1, "is not an absolute URL"),
                fault(ORIGIN + "? [a]\n: 1", "", 2, "A key must be plain text"),
                fault("- a\n- b", "", 1, "keys and values"),
                fault("a: 'open", "", 1, "not YAML"),
                fault(ORIGIN + "a: [" + "[".repeat(30) + "]".repeat(30) + "]", "a" + ".0".repeat(20), 2, "deeply"));
    }

    private static Arguments fault(String yaml, String key, int line, String sentence) {
        return Arguments.of(yaml, key, line, sentence);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_names_its_key_line_and_reason(String yaml, String key, int line, String sentence) throws IOException {
        Path file = file(yaml);
        ConfigException refusal =
                assertThrows(ConfigException.class, () -> ConfigBinder.bind(SampleConfig.class, of(file)));

        assertTrue(
                refusal.faults().stream()
                        .anyMatch(fault -> fault.key().equals(key)
                                && (fault.line() == null || fault.line() == line)
                                && fault.source().equals("gatehouse.yaml")
                                && fault.sentence().contains(sentence)),
                () -> refusal.getMessage());
    }

    @Test
    void all_faults_are_told_at_once() throws IOException {
        Path file = file("server:\n  port: x\n  idle: y\nnonsense: 1\n");
        ConfigSources sources = new ConfigSources(file, Map.of("GATEHOUSE_SERVER_SHARE", "z"), Map.of());

        ConfigException refusal =
                assertThrows(ConfigException.class, () -> ConfigBinder.bind(SampleConfig.class, sources));

        assertEquals(5, refusal.faults().size(), refusal.getMessage());
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("The configuration has 5 faults:"));
        assertTrue(String.valueOf(refusal.getMessage())
                .contains("server.port (gatehouse.yaml, line 2): \"x\" is not a whole number."));
        assertTrue(String.valueOf(refusal.getMessage()).contains("server.share (GATEHOUSE_SERVER_SHARE)"));
    }

    @Test
    void an_unknown_variable_is_refused_with_a_guess() {
        ConfigException refusal = assertThrows(
                ConfigException.class,
                () -> bindEnv(Map.of("GATEHOUSE_PUBLIC_ORIGIN", "https://a.example", "GATEHOUSE_SERVER_PROT", "1")));

        assertEquals("GATEHOUSE_SERVER_PROT", refusal.faults().getFirst().source());
        assertEquals(
                "No such setting. Did you mean GATEHOUSE_SERVER_PORT?",
                refusal.faults().getFirst().sentence());
    }

    @Test
    void a_variable_beside_its_file_sister_is_refused() {
        ConfigException refusal = assertThrows(
                ConfigException.class,
                () -> bindEnv(Map.of(
                        "GATEHOUSE_PUBLIC_ORIGIN", "https://a.example",
                        "GATEHOUSE_SERVER_PORT", "1",
                        "GATEHOUSE_SERVER_PORT_FILE", "/x")));

        assertTrue(refusal.faults().getFirst().sentence().contains("not both"));
    }

    @Test
    void a_file_that_cannot_be_read_is_a_fault() {
        ConfigException refusal = assertThrows(
                ConfigException.class,
                () -> bindEnv(Map.of(
                        "GATEHOUSE_PUBLIC_ORIGIN",
                        "https://a.example",
                        "GATEHOUSE_SERVER_PORT_FILE",
                        folder.resolve("absent").toString())));
        assertTrue(refusal.faults().getFirst().sentence().contains("cannot be read"));

        assertThrows(
                ConfigException.class, () -> ConfigBinder.bind(SampleConfig.class, of(folder.resolve("absent.yaml"))));
    }

    @Test
    void a_faulty_secret_is_never_quoted() throws IOException {
        Path file = file(ORIGIN + "secrets:\n  masterKeys: 'x1:hunter2'\n");

        ConfigException refusal =
                assertThrows(ConfigException.class, () -> ConfigBinder.bind(SampleConfig.class, of(file)));

        assertFalse(String.valueOf(refusal.getMessage()).contains("hunter2"));
    }

    @Test
    void an_empty_file_and_empty_values_count_as_absent() throws IOException {
        Path file = file("# nothing\nserver:\nmail: ~\n");
        ConfigSources sources = new ConfigSources(file, Map.of(), Map.of("publicOrigin", "https://id.example.com"));

        assertEquals(
                8081, ConfigBinder.bind(SampleConfig.class, sources).server().port());
        assertThrows(ConfigException.class, () -> bind(""));
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "15m,PT15M", "12h,PT12H", "30d,PT720H", "PT1M30S,PT1M30S"})
    void durations_are_written_as_people_say_them(String text, Duration expected) {
        SampleConfig config =
                bindEnv(Map.of("GATEHOUSE_PUBLIC_ORIGIN", "https://a.example", "GATEHOUSE_SERVER_IDLE", text));

        assertEquals(expected, config.server().idle());
    }

    record Unsupported(StringBuilder builder) {}

    record UntypedList(@SuppressWarnings("rawtypes") List list) {}

    record Broken(@Default("1") int number) {
        Broken {
            if (number == 1) {
                throw new IllegalStateException("A bug, not a fault of the configuration");
            }
        }
    }

    @Test
    void a_record_that_configuration_cannot_fill_is_a_bug() {
        ConfigSources nothing = ConfigSources.ofOverrides(Map.of());

        assertThrows(IllegalStateException.class, () -> ConfigBinder.bind(Unsupported.class, nothing));
        assertThrows(IllegalStateException.class, () -> ConfigBinder.bind(UntypedList.class, nothing));
        assertThrows(IllegalStateException.class, () -> ConfigBinder.bind(Broken.class, nothing));
    }

    @Test
    void the_process_s_own_sources_hold_its_environment() {
        assertEquals(System.getenv(), ConfigSources.ofProcess().env());
    }

    private SampleConfig bind(String yaml) throws IOException {
        return ConfigBinder.bind(SampleConfig.class, of(file(yaml)));
    }

    private static SampleConfig bindEnv(Map<String, String> env) {
        return ConfigBinder.bind(SampleConfig.class, new ConfigSources(null, env, Map.of()));
    }

    private static ConfigSources of(Path file) {
        return new ConfigSources(file, Map.of(), Map.of());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("gatehouse.yaml"), yaml);
    }
}
