package io.gatehouse.core.policy;

import io.gatehouse.kit.config.ConfigValues;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All policies of one moment.
 *
 * @param common the installation's
 * @param byTenant the policies of tenants that have some of their own, by slug; whole, not only what differs
 */
public record PolicySet(Policies common, Map<String, Policies> byTenant) {
    /** The key in the file below which tenants have their own. */
    static final String TENANTS = "tenants";

    public PolicySet {
        byTenant = Collections.unmodifiableMap(new LinkedHashMap<>(byTenant));
    }

    /** Returns what the keys of a tenant's own values begin with. */
    public static String keyOf(String slug) {
        return TENANTS + "." + slug + ".";
    }

    /** Returns the slug of the tenant whose own value a key names; null for the installation's. */
    static @Nullable String slugOf(String key) {
        String[] parts = key.split("\\.", 3);
        return parts.length == 3 && parts[0].equals(TENANTS) ? parts[1] : null;
    }

    /** Returns the policies of a tenant. */
    public Policies of(String slug) {
        return byTenant.getOrDefault(slug, common);
    }

    /** Returns the longest of a time that each tenant may have set for itself. */
    public Duration longest(Function<Policies, Duration> time) {
        return Stream.concat(Stream.of(common), byTenant.values().stream())
                .map(time)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Returns how long any tenant's access tokens may live. */
    Duration longestAccessLifetime() {
        return longest(policies -> policies.tokens().accessLifetime());
    }

    /** Returns every value by its key; of tenants only what differs from the installation's, empty where they have none. */
    public Map<String, String> values() {
        Map<String, String> base = ConfigValues.of(common);
        Map<String, String> all = new TreeMap<>(base);
        byTenant.forEach((slug, policies) -> {
            Map<String, String> own = ConfigValues.of(policies);
            ConfigValues.changed(base, own).forEach(key -> all.put(keyOf(slug) + key, own.getOrDefault(key, "")));
        });
        return all;
    }
}
