package io.gatehouse.core.user.postgres;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.UserDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts for administrators in PostgreSQL. */
public final class PgUserDirectory implements UserDirectory {
    private static final String PAGE = "SELECT " + UserRows.COLUMNS + " FROM " + UserRows.TABLES + """
             WHERE u.tenant_id = $1 AND ($3::uuid IS NULL OR u.id > $3)
                AND ($2::text IS NULL OR starts_with(u.email_key, $2) OR starts_with(u.username_key, $2))
            ORDER BY u.id LIMIT $4
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
        @Nullable String key = prefix == null ? null : prefix.toLowerCase(Locale.ROOT);
        @Nullable UUID last = after == null ? null : after.value();
        sql.run("listing users", PAGE, tenant.value(), key, last, most).forEach(row -> users.add(UserRows.user(row)));
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
