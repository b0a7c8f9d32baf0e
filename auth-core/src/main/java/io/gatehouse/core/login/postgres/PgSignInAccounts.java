package io.gatehouse.core.login.postgres;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.login.SignInAccounts;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.user.postgres.UserRows;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Accounts with their passwords in PostgreSQL, in one statement. */
public final class PgSignInAccounts implements SignInAccounts {
    private static final String SELECT = "SELECT c.envelope, " + UserRows.COLUMNS + " FROM " + UserRows.TABLES;
    private static final String BY_EMAIL = SELECT + " WHERE u.tenant_id = $1 AND u.email_key = $2";
    private static final String BY_USERNAME = SELECT + " WHERE u.tenant_id = $1 AND u.username_key = $2";

    private final PgSql sql;

    public PgSignInAccounts(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public @Nullable Account byEmail(TenantId tenant, Email email) {
        return account(sql.one("finding an account by address", BY_EMAIL, tenant.value(), email.key()));
    }

    @Override
    public @Nullable Account byUsername(TenantId tenant, Username username) {
        return account(sql.one("finding an account by name", BY_USERNAME, tenant.value(), username.key()));
    }

    private static @Nullable Account account(@Nullable Row row) {
        return row == null ? null : new Account(UserRows.user(row), PasswordEnvelope.parse(row.getString("envelope")));
    }
}
