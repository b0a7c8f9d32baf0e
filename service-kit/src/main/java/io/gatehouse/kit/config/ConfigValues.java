package io.gatehouse.kit.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** A bound record as a flat map of dotted keys to text, to compare two of them or to keep one. Secrets are stars. */
public final class ConfigValues {
    private ConfigValues() {}

    /** The values by dotted key; absent ones are left out. */
    public static Map<String, String> of(Record config) {
        Map<String, String> values = new TreeMap<>();
        ConfigPrinter.walk("", config, values::put);
        return values;
    }

    /** The keys whose values differ, in order. */
    public static List<String> changed(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        return new ArrayList<>(keys);
    }
}
