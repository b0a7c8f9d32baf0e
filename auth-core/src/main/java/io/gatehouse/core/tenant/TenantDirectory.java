package io.gatehouse.core.tenant;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.kit.tenant.TenantHosts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tenant of a request by its host name. Kept in memory, for it is asked on every request; {@link #reload} reads anew what
 * another node may have added. A host that names no tenant stops the start.
 */
public final class TenantDirectory {
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    private final Tenants tenants;
    private final TenantHosts hosts;
    private volatile Known known;

    /**
     * Builds the directory.
     *
     * @throws IllegalArgumentException when a host names a tenant that does not exist
     */
    public TenantDirectory(Tenants tenants, TenantHosts hosts) {
        this.tenants = tenants;
        this.hosts = hosts;
        this.known = read();
        hosts.names().forEach(this::requireKnown);
    }

    /** Reads the tenants anew. */
    public void reload() {
        known = read();
    }

    /** Returns the tenant of a host name, with or without a port. */
    public TenantId forHost(@Nullable String host) {
        Known now = known;
        String slug = host == null ? null : hosts.slugOf(PORT.matcher(host).replaceFirst(""));
        return slug == null ? now.fallback() : now.bySlug().getOrDefault(slug, now.fallback());
    }

    /** Returns the tenant that owns every host name which no other claims. */
    public TenantId fallback() {
        return known.fallback();
    }

    /** Whether a tenant's administrators run the whole installation: those of the default tenant do. */
    public boolean isOperators(TenantId tenant) {
        return tenant.equals(known.fallback());
    }

    /** Returns the tenant with a slug, or null. */
    public @Nullable TenantId bySlug(String slug) {
        return known.bySlug().get(slug);
    }

    /** Returns the slugs of all tenants. */
    public Set<String> slugs() {
        return known.bySlug().keySet();
    }

    /** Returns a tenant's slug, or null when there is no such tenant. */
    public @Nullable String slugOf(TenantId tenant) {
        return known.slugs().get(tenant);
    }

    /** Returns the host name of a tenant, of several the first in the alphabet; null when it has none of its own. */
    public @Nullable String hostOf(TenantId tenant) {
        String slug = slugOf(tenant);
        return slug == null ? null : hosts.hostOf(slug);
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

    private void requireKnown(String host) {
        String slug = hosts.slugOf(host);
        if (slug == null || !known.bySlug().containsKey(slug)) {
            throw new IllegalArgumentException("tenants.hosts names the tenant \"" + slug + "\", which does not exist");
        }
    }

    private record Known(Map<String, TenantId> bySlug, Map<TenantId, String> slugs, TenantId fallback) {}
}
