package io.gatehouse.core.tenant.postgres;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.tenant.Tenant;
import io.gatehouse.core.tenant.Tenants;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tenants in PostgreSQL. */
public final class PgTenants implements Tenants {
    private static final String ALL = "SELECT id, slug, name, created_at FROM tenants ORDER BY created_at, id";

    private static final String ADD = """
            INSERT INTO tenants (id, slug, name) VALUES ($1, $2, $3)
            ON CONFLICT ON CONSTRAINT tenants_slug_key DO NOTHING RETURNING id, slug, name, created_at
            """;

    private static final String RENAME =
            "UPDATE tenants SET name = $2 WHERE id = $1 RETURNING id, slug, name, created_at";

    private final PgSql sql;

    public PgTenants(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public List<Tenant> all() {
        List<Tenant> tenants = new ArrayList<>();
        sql.run("reading tenants", ALL).forEach(row -> tenants.add(tenant(row)));
        return tenants;
    }

    @Override
    public @Nullable Tenant add(TenantId id, String slug, String name) {
        Row row = sql.one("adding a tenant", ADD, id.value(), slug, name);
        return row == null ? null : tenant(row);
    }

    @Override
    public @Nullable Tenant rename(TenantId id, String name) {
        Row row = sql.one("renaming a tenant", RENAME, id.value(), name);
        return row == null ? null : tenant(row);
    }

    private static Tenant tenant(Row row) {
        return new Tenant(
                new TenantId(row.getUUID("id")),
                row.getString("slug"),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
