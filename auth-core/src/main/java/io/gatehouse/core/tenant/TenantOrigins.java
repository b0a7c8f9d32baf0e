package io.gatehouse.core.tenant;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.kit.tenant.TenantHosts;
import java.net.URI;

/**
 * Where each tenant's pages are: at the host that the configuration gives it, with the scheme and port of the installation's own origin,
 * and at that origin where it gives none. Never taken from a request: a mailed link must not lead where its asker wanted it to.
 */
public final class TenantOrigins {
    private final TenantDirectory directory;
    private final URI publicOrigin;

    public TenantOrigins(TenantDirectory directory, URI publicOrigin) {
        this.directory = directory;
        this.publicOrigin = publicOrigin;
    }

    /** Returns the origin, such as {@code https://login.example.com}. */
    public String of(TenantId tenant) {
        String host = directory.hostOf(tenant);
        return host == null ? publicOrigin.toString() : TenantHosts.originOf(host, publicOrigin);
    }
}
