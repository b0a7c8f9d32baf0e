package io.gatehouse.core.tenant;

import io.gatehouse.core.kernel.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tenant of a request by its host name. Kept in memory, for it is asked on every request; {@link #reload} reads anew what
 * another node may have added. A host that names no tenant stops the start.
 */
public final class TenantDirectory {
    private final Tenants tenants;
    private final Map<String, String> hosts;
    private final @Nullable String domain;
    private volatile Known known;

    /**
     * Builds the directory.
     *
     * @param hosts host name to tenant slug, from the configuration
     * @param domain below it each tenant has the host name {@code <slug>.<domain>}; null: none has
     * @throws IllegalArgumentException when a slug is unknown
     */
    public TenantDirectory(Tenants tenants, Map<String, String> hosts, @Nullable String domain) {
        this.tenants = tenants;
        this.hosts = hosts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> folded(entry.getKey()), Map.Entry::getValue));
        this.domain = domain == null ? null : "." + folded(domain);
        this.known = read();
        hosts.values().forEach(this::requireKnown);
    }

    /** Reads the tenants anew. */
    public void reload() {
        known = read();
    }

    /** Returns the tenant of a host name, with or without a port. */
    public TenantId forHost(@Nullable String host) {
        Known now = known;
        String slug = host == null ? null : slug(folded(host).replaceFirst(":\\d+$", ""));
        return slug == null ? now.fallback() : now.bySlug().getOrDefault(slug, now.fallback());
    }

    /** Returns the tenant that owns every host name which no other claims. */
    public TenantId fallback() {
        return known.fallback();
    }

    /** Returns the tenant with a slug, or null. */
    public @Nullable TenantId bySlug(String slug) {
        return known.bySlug().get(slug);
    }

    /** Returns a tenant's slug, or null when there is no such tenant. */
    public @Nullable String slugOf(TenantId tenant) {
        return known.slugs().get(tenant);
    }

    /** Returns the host name of a tenant, of several the first in the alphabet; null when it has none of its own. */
    public @Nullable String hostOf(TenantId tenant) {
        String slug = slugOf(tenant);
        if (slug == null) {
            return null;
        }
        String configured = hosts.entrySet().stream()
                .filter(host -> host.getValue().equals(slug))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return configured != null || domain == null || slug.equals(Tenant.DEFAULT) ? configured : slug + domain;
    }

    private @Nullable String slug(String host) {
        String configured = hosts.get(host);
        if (configured != null || domain == null || !host.endsWith(domain)) {
            return configured;
        }
        return host.substring(0, host.length() - domain.length());
    }

    private Known read() {
        List<Tenant> all = tenants.all();
        Map<String, TenantId> bySlug = all.stream().collect(Collectors.toUnmodifiableMap(Tenant::slug, Tenant::id));
        TenantId fallback = bySlug.get(Tenant.DEFAULT);
        if (fallback == null) {
            throw new IllegalStateException("the tenant \"" + Tenant.DEFAULT + "\" is gone from the database");
        }
        return new Known(
                bySlug, all.stream().collect(Collectors.toUnmodifiableMap(Tenant::id, Tenant::slug)), fallback);
    }

    private void requireKnown(String slug) {
        if (!known.bySlug().containsKey(slug)) {
            throw new IllegalArgumentException("tenants.hosts names the tenant \"" + slug + "\", which does not exist");
        }
    }

    private static String folded(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private record Known(Map<String, TenantId> bySlug, Map<TenantId, String> slugs, TenantId fallback) {}
}
