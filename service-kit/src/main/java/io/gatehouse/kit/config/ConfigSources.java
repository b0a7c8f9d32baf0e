package io.gatehouse.kit.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where configuration comes from, weakest first: the defaults in the records, the file, the environment, the overrides.
 *
 * @param file the YAML file, or {@code null} for none
 * @param env environment variables, {@code GATEHOUSE_…}
 * @param overrides dotted keys; list items by index ({@code routes.0.prefix})
 */
public record ConfigSources(@Nullable Path file, Map<String, String> env, Map<String, String> overrides) {
    /** The environment variable that names the file. */
    public static final String FILE_VARIABLE = "GATEHOUSE_CONFIG";

    private static final Path DEFAULT_FILE = Path.of("gatehouse.yaml");

    public ConfigSources {
        env = Map.copyOf(env);
        overrides = Map.copyOf(overrides);
    }

    /** The process's own: the file named by {@code GATEHOUSE_CONFIG}, else {@code gatehouse.yaml} here if there is one. */
    public static ConfigSources ofProcess() {
        Map<String, String> env = System.getenv();
        String named = env.get(FILE_VARIABLE);
        if (named != null) {
            return new ConfigSources(Path.of(named), env, Map.of());
        }
        return new ConfigSources(Files.exists(DEFAULT_FILE) ? DEFAULT_FILE : null, env, Map.of());
    }

    /** Only these values, with no file and no environment. */
    public static ConfigSources ofOverrides(Map<String, String> overrides) {
        return new ConfigSources(null, Map.of(), overrides);
    }
}
