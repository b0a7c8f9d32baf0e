package io.gatehouse.core.policy;

import io.gatehouse.kit.config.ConfigValues;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of the policies, for people to read.
 *
 * @param told by key, as {@code 5 -> 4}; {@code unset} is a value that is not there, {@code inherited} one that a tenant takes over from
 *     the installation
 * @param more how many more keys changed than are told
 */
public record PolicyChanges(Map<String, String> told, int more) {
    /** The most keys that are told. */
    static final int MOST = 100;

    /** The most characters of a value that are told. */
    static final int LONGEST = 200;

    private static final String ALL = "";

    /** No policy is a secret, but an address may have been given one: a password before the host, a key after the path. */
    private static final Pattern PASSWORD = Pattern.compile("://[^/?#\\s\"]*@");

    private static final Pattern QUERY = Pattern.compile("(://[^?#\\s\"]*)[?#][^\\s\"]*");

    public PolicyChanges {
        told = Collections.unmodifiableMap(new TreeMap<>(told));
    }

    /** Compares the installation's and all tenants' values, each as {@link PolicySet#values} gives them. */
    public static PolicyChanges of(Map<String, String> before, Map<String, String> after) {
        return below(ALL, before, after);
    }

    /** Compares what a tenant has of its own. */
    public static PolicyChanges ofTenant(String slug, Map<String, String> before, Map<String, String> after) {
        return below(PolicySet.keyOf(slug), before, after);
    }

    /** Returns the slugs of the tenants whose own values differ. */
    public static Set<String> tenants(Map<String, String> before, Map<String, String> after) {
        Set<String> slugs = new TreeSet<>();
        for (String key : ConfigValues.changed(before, after)) {
            String slug = PolicySet.slugOf(key);
            if (slug != null) {
                slugs.add(slug);
            }
        }
        return slugs;
    }

    private static PolicyChanges below(String prefix, Map<String, String> before, Map<String, String> after) {
        List<String> keys = ConfigValues.changed(before, after).stream()
                .filter(key -> key.startsWith(prefix))
                .toList();
        Map<String, String> told = new TreeMap<>();
        for (String key : keys.subList(0, Math.min(keys.size(), MOST))) {
            told.put(key.substring(prefix.length()), text(key, before.get(key)) + " -> " + text(key, after.get(key)));
        }
        return new PolicyChanges(told, keys.size() - told.size());
    }

    private static String text(String key, @Nullable String value) {
        if (value == null && PolicySet.slugOf(key) != null) {
            return "inherited";
        }
        return value == null || value.isEmpty() ? "unset" : cut(withoutSecrets(value));
    }

    private static String withoutSecrets(String value) {
        return QUERY.matcher(PASSWORD.matcher(value).replaceAll("://******@")).replaceAll("$1?******");
    }

    private static String cut(String value) {
        int length = value.codePointCount(0, value.length());
        return length <= LONGEST
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "… (and " + (length - LONGEST)
                        + " more characters)";
    }
}
