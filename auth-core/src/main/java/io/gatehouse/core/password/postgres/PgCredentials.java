package io.gatehouse.core.password.postgres;

import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.postgres.PgSql;

/** Kept passwords in PostgreSQL. */
public final class PgCredentials implements Credentials {
    /** A data-modifying WITH and the INSERT see one snapshot, so the old row leaves the unique index in a statement of its own. */
    private static final String RETIRE = """
            UPDATE credentials SET replaced_at = now()
            WHERE tenant_id = $1 AND user_id = $2 AND kind = 'password' AND replaced_at IS NULL
            """;

    private static final String ADD = """
            INSERT INTO credentials (id, tenant_id, user_id, kind, envelope) VALUES ($1, $2, $3, 'password', $4)
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
        sql.change("setting a password", ADD, ids.next(), tenant.value(), user.value(), envelope.write());
    }
}
