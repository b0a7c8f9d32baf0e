package io.gatehouse.core.tenant;

import io.gatehouse.core.kernel.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tenants of this installation. */
public interface Tenants {
    /** Returns all tenants, the oldest first. */
    List<Tenant> all();

    /** Adds a tenant and returns it as stored; null when the slug is taken. */
    @Nullable
    Tenant add(TenantId id, String slug, String name);

    /** Gives a tenant another name and returns it as stored; null when there is none. */
    @Nullable
    Tenant rename(TenantId id, String name);
}
