package io.gatehouse.core.tenant;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.kit.tenant.TenantHosts;
import java.time.Instant;

/** A separate population of users. */
public record Tenant(TenantId id, String slug, String name, Instant createdAt) {
    /** The slug of the tenant that owns every host name which no other tenant claims. */
    public static final String DEFAULT = TenantHosts.DEFAULT;
}
