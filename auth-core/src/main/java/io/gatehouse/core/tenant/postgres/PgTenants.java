package io.gatehouse.core.tenant.postgres;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.tenant.Tenant;
import io.gatehouse.core.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;

/** Tenants in PostgreSQL. */
public final class PgTenants implements Tenants {
    private final PgSql sql;

    public PgTenants(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public List<Tenant> all() {
        List<Tenant> tenants = new ArrayList<>();
        sql.run("reading tenants", "SELECT id, slug, name FROM tenants")
                .forEach(row -> tenants.add(
                        new Tenant(new TenantId(row.getUUID("id")), row.getString("slug"), row.getString("name"))));
        return tenants;
    }
}
