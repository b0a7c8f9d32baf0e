package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.tenant.Tenant;
import io.gatehouse.core.tenant.Tenants;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tenants in a list. */
public final class MemoryTenants implements Tenants {
    private final List<Tenant> tenants = new ArrayList<>();
    private final InstantSource clock;

    public MemoryTenants(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public List<Tenant> all() {
        return List.copyOf(tenants);
    }

    @Override
    public @Nullable Tenant add(TenantId id, String slug, String name) {
        if (tenants.stream().anyMatch(tenant -> tenant.slug().equals(slug))) {
            return null;
        }
        Tenant added = new Tenant(id, slug, name, clock.instant());
        tenants.add(added);
        return added;
    }

    @Override
    public @Nullable Tenant rename(TenantId id, String name) {
        for (Tenant tenant : tenants) {
            if (tenant.id().equals(id)) {
                Tenant renamed = new Tenant(id, tenant.slug(), name, tenant.createdAt());
                tenants.set(tenants.indexOf(tenant), renamed);
                return renamed;
            }
        }
        return null;
    }
}
