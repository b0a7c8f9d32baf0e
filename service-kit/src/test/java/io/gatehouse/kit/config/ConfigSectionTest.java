package io.gatehouse.kit.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSectionTest {
    @TempDir
    Path folder;

    /** Rules. */
    public record Rules(
            @Doc("How long and how often.") Limits limits,

            @Doc("A name with a colon: quoted.") @Default("a: b")
            String name,

            @Doc("Some.") @Default("a,b") List<String> some) {}

    /** Limits. */
    public record Limits(
            @Doc("How long.") @Default("1h") Duration life,
            @Doc("How often.") @Default("5") int times) {
        public Limits {
            if (times < 1) {
                throw new IllegalArgumentException("times must be at least 1");
            }
        }
    }

    @Test
    void a_variant_is_laid_over_the_rest_of_the_file() throws IOException {
        ConfigSection<Rules> section = bind("""
                limits: {life: 2h, times: 7}
                some: [x]
                variants:
                  acme:
                    limits: {times: 9}
                    some: [y, z]
                  empty:
                """, Map.of());
        assertEquals(new Limits(Duration.ofHours(2), 7), section.base().limits());
        assertEquals(
                new Rules(new Limits(Duration.ofHours(2), 9), "a: b", List.of("y", "z")),
                section.variants().get("acme"));
        assertEquals(section.base(), section.variants().get("empty"));
    }

    @Test
    void the_environment_beats_the_file_and_its_variants() throws IOException {
        ConfigSection<Rules> section = bind(
                "limits: {times: 7}\nvariants: {acme: {limits: {times: 9}}}\n",
                Map.of("GATEHOUSE_RULES_LIMITS_TIMES", "3"));
        assertEquals(3, section.base().limits().times());
        assertEquals(section.base(), section.variants().get("acme"));
    }

    @Test
    void every_fault_is_told_once_with_its_line() throws IOException {
        ConfigException refused =
                assertThrows(ConfigException.class, () -> bind("""
                        limits: {life: soon}
                        variants:
                          acme:
                            limits: {tims: 9}
                          other:
                            limits:
                              times: 0
                        """, Map.of()).base());
        assertEquals(
                List.of(1, 4),
                refused.faults().stream()
                        .map(Fault::line)
                        .filter(line -> line != null && line < 6)
                        .toList());
        assertTrue(String.valueOf(refused.getMessage()).contains("Did you mean times?"), refused.getMessage());
    }

    @Test
    void variants_must_have_names() {
        ConfigException refused = assertThrows(
                ConfigException.class, () -> bind("variants: [1]\n", Map.of()).base());
        assertEquals(1, refused.faults().size());
    }

    @Test
    void what_the_template_writes_binds_to_the_defaults() throws IOException {
        String written = ConfigTemplate.yaml(Rules.class);
        assertEquals(bind("", Map.of()), bind(written, Map.of()));
        assertTrue(written.contains("# How long.\n  life: 1h\n"), written);
        assertTrue(written.contains("name: \"a: b\"\n"), written);
    }

    @Test
    void values_are_compared_key_by_key() throws IOException {
        Map<String, String> before =
                ConfigValues.of(bind("some: [a]\n", Map.of()).base());
        Map<String, String> after = ConfigValues.of(
                bind("limits: {times: 6}\nsome: [a, b]\n", Map.of()).base());
        assertEquals("1h", before.get("limits.life"));
        assertEquals("[\"a\", \"b\"]", after.get("some"));
        assertEquals(List.of("limits.times", "some"), ConfigValues.changed(before, after));
    }

    @Test
    void it_is_known_whether_a_key_is_written() throws IOException {
        Path file = Files.writeString(folder.resolve("main.yaml"), "rules: {}\n");
        ConfigSources sources = new ConfigSources(file, Map.of(), Map.of());
        assertTrue(ConfigSection.isWritten("rules", sources));
        assertFalse(ConfigSection.isWritten("other", sources));
        assertFalse(ConfigSection.isWritten("rules", ConfigSources.ofOverrides(Map.of())));
    }

    private ConfigSection<Rules> bind(String content, Map<String, String> env) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), content);
        return ConfigSection.bind(Rules.class, "rules", "variants", new ConfigSources(file, env, Map.of()));
    }
}
