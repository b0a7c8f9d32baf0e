package io.gatehouse.devstack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is started with.
 *
 * @param ports where each server listens
 * @param data the folder to keep data in, or {@code null} for a temporary one that is deleted at the end
 * @param root the checkout, for the built pages
 * @param env variables handed on to both services, {@code GATEHOUSE_…}
 * @param overrides configuration for both services, dotted keys; stronger than everything else
 */
public record DevStackOptions(
        Ports ports, @Nullable Path data, Path root, Map<String, String> env, Map<String, String> overrides) {
    private static final String DATA = "GATEHOUSE_DATA";

    public DevStackOptions {
        env = Map.copyOf(env);
        overrides = Map.copyOf(overrides);
    }

    /** What {@code make run} starts with. */
    public static DevStackOptions fromEnvironment(Map<String, String> environment) {
        Map<String, String> handedOn = new HashMap<>(environment);
        Ports.VARIABLES.keySet().forEach(handedOn::remove);
        String data = handedOn.remove(DATA);
        Path folder = data == null || data.isBlank() ? null : Path.of(data).toAbsolutePath();
        return new DevStackOptions(
                Ports.fromEnvironment(environment), folder, Path.of("").toAbsolutePath(), handedOn, Map.of());
    }

    /** For tests: free ports, temporary data, nothing from the environment. */
    public static DevStackOptions forTests(Path root) {
        return new DevStackOptions(Ports.free(), null, root, Map.of(), Map.of());
    }
}
