package io.gatehouse.core.user.postgres;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.UserDirectory;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts for administrators in PostgreSQL. */
public final class PgUserDirectory implements UserDirectory {
    private static final String PAGE = "SELECT " + UserRows.COLUMNS + " FROM " + UserRows.TABLES + """
             WHERE u.tenant_id = $1 AND ($2::uuid IS NULL OR u.id > $2) ORDER BY u.id LIMIT $3
            """;

    /**
     * A beginning as a range of bytes, for which an index will do: keys are ASCII, and DEL is behind all that they are made of. Found first and
     * joined then: whoever looks for a whole address must not wait while all accounts are read in the order of their ids.
     */
    private static final String PAGE_OF_PREFIX = """
            WITH found AS MATERIALIZED (
                SELECT e.id FROM users e
                WHERE e.tenant_id = $1 AND e.email_key COLLATE "C" >= $4 AND e.email_key COLLATE "C" < $4 || chr(127)
                UNION
                SELECT n.id FROM users n
                WHERE n.tenant_id = $1 AND n.username_key COLLATE "C" >= $4 AND n.username_key COLLATE "C" < $4 || chr(127))
            SELECT
            """ + UserRows.COLUMNS + " FROM " + UserRows.TABLES + """
             WHERE u.tenant_id = $1 AND ($2::uuid IS NULL OR u.id > $2) AND u.id IN (SELECT id FROM found)
            ORDER BY u.id LIMIT $3
            """;

    private static final String SET_STATUS =
            "UPDATE users SET status = $3, updated_at = now() WHERE tenant_id = $1 AND id = $2";

    private static final String SET_ROLES =
            "UPDATE users SET roles = $3, updated_at = now() WHERE tenant_id = $1 AND id = $2";

    private static final String LOCK_ADMINS = """
            SELECT id FROM users WHERE tenant_id = $1 AND status = 'active' AND 'admin' = ANY (roles)
            ORDER BY id FOR NO KEY UPDATE
            """;

    private final PgSql sql;

    public PgUserDirectory(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public List<User> page(TenantId tenant, @Nullable String prefix, @Nullable UserId after, int most) {
        List<User> users = new ArrayList<>();
        @Nullable UUID last = after == null ? null : after.value();
        RowSet<Row> rows = prefix == null
                ? sql.run("listing users", PAGE, tenant.value(), last, most)
                : sql.run(
                        "looking for users",
                        PAGE_OF_PREFIX,
                        tenant.value(),
                        last,
                        most,
                        prefix.toLowerCase(Locale.ROOT));
        rows.forEach(row -> users.add(UserRows.user(row)));
        return users;
    }

    @Override
    public void setDisabled(TenantId tenant, UserId id, boolean disabled) {
        sql.change("switching an account", SET_STATUS, tenant.value(), id.value(), disabled ? "disabled" : "active");
    }

    @Override
    public void setRoles(TenantId tenant, UserId id, List<String> roles) {
        sql.change("changing roles", SET_ROLES, tenant.value(), id.value(), roles.toArray(String[]::new));
    }

    @Override
    public List<UserId> lockActiveAdmins(TenantId tenant) {
        List<UserId> admins = new ArrayList<>();
        sql.run("locking the administrators", LOCK_ADMINS, tenant.value())
                .forEach(row -> admins.add(new UserId(row.getUUID("id"))));
        return admins;
    }
}
