package io.gatehouse.kit.config;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the configuration.
 *
 * @param key the dotted key; empty for the configuration as a whole
 * @param line the line in the file, counted from one, where there is one
 * @param source the file's name, the environment variable, or {@code override}
 * @param sentence what is wrong; never contains a secret
 */
public record Fault(String key, @Nullable Integer line, String source, String sentence) {
    @Override
    public String toString() {
        String where = line == null ? source : source + ", line " + line;
        return (key.isEmpty() ? "configuration" : key) + " (" + where + "): " + sentence;
    }
}
