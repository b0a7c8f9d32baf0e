package io.gatehouse.gateway.host;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatehouse.kit.tenant.TenantHosts;
import io.gatehouse.kit.tenant.TenantsConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the host that a request is for. Host is the client's to choose, so it only ever picks one of the hosts in the configuration, and
 * all that is said of it (its origin, its tenant, what upstreams hear) is the configuration's word. A request for any other host is taken
 * as one for {@code publicOrigin}: from a browser it then fails where the origin counts, for a browser names the host that it asked.
 */
public final class PublicHosts {
    private static final String KEY = PublicHosts.class.getName();
    private static final int LONGEST = 262;
    private static final int MOST_BELOW_DOMAIN = 10_000;

    private final URI publicOrigin;
    private final String port;
    private final TenantHosts tenants;
    private final PublicHost own;
    private final boolean isAlone;
    private final Map<String, PublicHost> named = new HashMap<>();
    /** Hosts that are not in the map as they are written: those below the domain, which are any number, and other cases. */
    private final Cache<String, PublicHost> seen =
            Caffeine.newBuilder().maximumSize(MOST_BELOW_DOMAIN).build();

    public PublicHosts(URI publicOrigin, TenantsConfig config) {
        this.publicOrigin = publicOrigin;
        this.port = publicOrigin.getPort() < 0 ? "" : ":" + publicOrigin.getPort();
        this.tenants = new TenantHosts(config);
        String tenant = tenants.slugOf(publicOrigin.getHost());
        this.own = PublicHost.of(Objects.requireNonNullElse(tenant, TenantHosts.DEFAULT), publicOrigin.toString());
        this.isAlone = tenants.names().isEmpty() && !tenants.hasDomain();
        named.put(own.authority(), own);
        tenants.names().stream()
                .map(this::host)
                .filter(Objects::nonNull)
                .forEach(host -> named.put(host.authority(), host));
    }

    /** Returns the host that a request is for. It is looked for once. */
    public PublicHost of(RoutingContext ctx) {
        if (isAlone) {
            return own;
        }
        PublicHost known = ctx.get(KEY);
        if (known != null) {
            return known;
        }
        PublicHost found = at(ctx.request().getHeader(HttpHeaders.HOST));
        ctx.put(KEY, found);
        return found;
    }

    /** Whether every name below some domain may be a tenant's host, so that not all that look like one are. */
    public boolean hasDomain() {
        return tenants.hasDomain();
    }

    /** Whether the host stands in the configuration by its whole name. */
    boolean isConfigured(PublicHost host) {
        return named.containsKey(host.authority());
    }

    /** Returns the installation's own host: the one of {@code publicOrigin}. */
    public PublicHost own() {
        return own;
    }

    PublicHost at(@Nullable String authority) {
        if (authority == null) {
            return own;
        }
        PublicHost known = named.get(authority);
        if (known == null) {
            known = seen.getIfPresent(authority);
        }
        return known == null ? first(authority) : known;
    }

    /** Only what is a host of ours is kept: nobody fills the memory with names that they made up. */
    private PublicHost first(String authority) {
        PublicHost read = authority.length() > LONGEST ? null : read(authority);
        if (read == null) {
            return own;
        }
        seen.put(authority, read);
        return read;
    }

    /** Host names are the same in any case (RFC 9110, section 4.2.3); the port must be ours. */
    private @Nullable PublicHost read(String authority) {
        String written = authority.toLowerCase(Locale.ROOT);
        if (!written.endsWith(port)) {
            return null;
        }
        PublicHost known = named.get(written);
        return known == null ? host(written.substring(0, written.length() - port.length())) : known;
    }

    private @Nullable PublicHost host(String name) {
        String tenant = tenants.slugOf(name);
        return tenant == null ? null : PublicHost.of(tenant, TenantHosts.originOf(name, publicOrigin));
    }
}
