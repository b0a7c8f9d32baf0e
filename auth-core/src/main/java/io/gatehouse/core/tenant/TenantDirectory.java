package io.gatehouse.core.tenant;

import io.gatehouse.core.kernel.TenantId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the tenant of a request by its host name. Loaded at start: a host that names no tenant stops the start. */
public final class TenantDirectory {
    private final Map<String, TenantId> byHost;
    private final TenantId fallback;

    /**
     * Builds the directory.
     *
     * @param hosts host name to tenant slug, from the configuration
     * @throws IllegalArgumentException when a slug is unknown
     */
    public TenantDirectory(Tenants tenants, Map<String, String> hosts) {
        Map<String, TenantId> bySlug =
                tenants.all().stream().collect(Collectors.toUnmodifiableMap(Tenant::slug, Tenant::id));
        this.fallback = known(bySlug, Tenant.DEFAULT);
        this.byHost = hosts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT), entry -> known(bySlug, entry.getValue())));
    }

    /** Returns the tenant of a host name, with or without a port. */
    public TenantId forHost(@Nullable String host) {
        if (host == null) {
            return fallback;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        return byHost.getOrDefault(name, fallback);
    }

    private static TenantId known(Map<String, TenantId> bySlug, String slug) {
        TenantId id = bySlug.get(slug);
        if (id == null) {
            throw new IllegalArgumentException("tenants.hosts names the tenant \"" + slug + "\", which does not exist");
        }
        return id;
    }
}
