package io.gatehouse.kit.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a service.
 *
 * @param sources where its configuration comes from
 * @param isCheckOnly whether the configuration is only to be checked and printed
 */
public record ServiceArguments(ConfigSources sources, boolean isCheckOnly) {
    /** Returns the help for a program of this name. */
    public static String help(String program) {
        return """
                Usage: %s [--config FILE] [--check-config]
                  --config FILE    read this gatehouse.yaml (else GATEHOUSE_CONFIG, else ./gatehouse.yaml if it is there)
                  --check-config   name every fault of the configuration, or print it, and exit
                """.formatted(program);
    }

    /** Reads the arguments; null when they are not understood. */
    public static @Nullable ServiceArguments parse(List<String> args, Map<String, String> env) {
        boolean isCheckOnly = args.contains("--check-config");
        int file = args.indexOf("--config");
        boolean isUnderstood =
                args.size() == (isCheckOnly ? 1 : 0) + (file >= 0 ? 2 : 0) && (file < 0 || file + 1 < args.size());
        if (!isUnderstood) {
            return null;
        }
        return new ServiceArguments(
                file >= 0 ? new ConfigSources(Path.of(args.get(file + 1)), env, Map.of()) : ConfigSources.ofProcess(),
                isCheckOnly);
    }
}
