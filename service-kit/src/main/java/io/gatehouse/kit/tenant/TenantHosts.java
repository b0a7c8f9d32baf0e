package io.gatehouse.kit.tenant;

import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells tenants by host names, and host names by tenants. Names are taken in any case and given in lower case, without a port. */
public final class TenantHosts {
    /** The slug of the tenant that owns every host name which no other tenant claims. */
    public static final String DEFAULT = "default";

    static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final Map<String, String> hosts;
    private final @Nullable String below;

    /**
     * Takes the configuration.
     *
     * @param hosts host name to tenant slug
     * @param domain below it each tenant has the host name {@code <slug>.<domain>}; null: none has
     */
    public TenantHosts(Map<String, String> hosts, @Nullable String domain) {
        this.hosts = hosts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> folded(entry.getKey()), Map.Entry::getValue));
        this.below = domain == null ? null : "." + folded(domain);
    }

    public TenantHosts(TenantsConfig config) {
        this(config.hosts(), config.domain());
    }

    /** Returns the host names that are given one by one. */
    public Set<String> names() {
        return hosts.keySet();
    }

    /** Whether every name below some domain may be a tenant's. */
    public boolean hasDomain() {
        return below != null;
    }

    /** Returns the slug that a host name stands for, or null when it is nobody's. Below the domain there may be no tenant of that slug. */
    public @Nullable String slugOf(String host) {
        String name = folded(host);
        String configured = hosts.get(name);
        if (configured != null || below == null || !name.endsWith(below)) {
            return configured;
        }
        String slug = name.substring(0, name.length() - below.length());
        return SLUG.matcher(slug).matches() ? slug : null;
    }

    /** Returns the host name of a tenant, of several the first in the alphabet; null when it has none of its own. */
    public @Nullable String hostOf(String slug) {
        String configured = hosts.entrySet().stream()
                .filter(host -> host.getValue().equals(slug))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return configured != null || below == null || slug.equals(DEFAULT) ? configured : slug + below;
    }

    /** Returns the origin of a host: what browsers send from its pages. Its scheme and port are the installation's own. */
    public static String originOf(String host, URI publicOrigin) {
        String port = publicOrigin.getPort() < 0 ? "" : ":" + publicOrigin.getPort();
        return publicOrigin.getScheme() + "://" + host + port;
    }

    private static String folded(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
