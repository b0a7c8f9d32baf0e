package io.gatehouse.core.password.postgres;

import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.postgres.PgSql;
import java.util.ArrayList;
import java.util.List;

/** Kept passwords in PostgreSQL. */
public final class PgCredentials implements Credentials {
    /**
     * A data-modifying WITH and the INSERT see one snapshot, so the old row leaves the unique index in a statement of its own. The time is
     * that of the deed: a transaction that waited for its turn began before the password that it replaces was set.
     */
    private static final String RETIRE = """
            UPDATE credentials SET replaced_at = greatest(created_at, clock_timestamp())
            WHERE tenant_id = $1 AND user_id = $2 AND kind = 'password' AND replaced_at IS NULL
            """;

    private static final String ADD = """
            INSERT INTO credentials (id, tenant_id, user_id, kind, envelope, created_at)
            VALUES ($1, $2, $3, 'password', $4, clock_timestamp())
            """;

    private static final String LATEST = """
            SELECT envelope FROM credentials WHERE tenant_id = $1 AND user_id = $2 AND kind = 'password'
            ORDER BY replaced_at DESC NULLS FIRST LIMIT $3
            """;
    private static final String RETIRE_JUDGED = """
            UPDATE credentials SET replaced_at = greatest(created_at, clock_timestamp())
            WHERE tenant_id = $1 AND user_id = $2 AND kind = 'password' AND replaced_at IS NULL AND envelope = $3
            """;
    private static final String REWRAP = """
            UPDATE credentials SET envelope = $4
            WHERE tenant_id = $1 AND user_id = $2 AND kind = 'password' AND replaced_at IS NULL AND envelope = $3
            """;

    private final PgSql sql;
    private final Ids ids;

    public PgCredentials(PgSql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @Override
    public void setPassword(TenantId tenant, UserId user, PasswordEnvelope envelope) {
        sql.change("retiring a password", RETIRE, tenant.value(), user.value());
        add(tenant, user, envelope);
    }

    @Override
    public List<PasswordEnvelope> latest(TenantId tenant, UserId user, int most) {
        List<PasswordEnvelope> latest = new ArrayList<>(most);
        sql.run("reading the latest passwords", LATEST, tenant.value(), user.value(), most)
                .forEach(row -> latest.add(PasswordEnvelope.parse(row.getString("envelope"))));
        return latest;
    }

    @Override
    public boolean changePassword(TenantId tenant, UserId user, PasswordEnvelope judged, PasswordEnvelope envelope) {
        if (sql.change("retiring a judged password", RETIRE_JUDGED, tenant.value(), user.value(), judged.write())
                == 0) {
            return false;
        }
        add(tenant, user, envelope);
        return true;
    }

    @Override
    public void rewrap(TenantId tenant, UserId user, PasswordEnvelope inForce, PasswordEnvelope envelope) {
        sql.change("rewrapping a password", REWRAP, tenant.value(), user.value(), inForce.write(), envelope.write());
    }

    private void add(TenantId tenant, UserId user, PasswordEnvelope envelope) {
        sql.change("setting a password", ADD, ids.next(), tenant.value(), user.value(), envelope.write());
    }
}
