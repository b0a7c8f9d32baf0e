package io.gatehouse.core.user.postgres;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.user.User;
import io.vertx.sqlclient.Row;
import java.util.List;

/** Reads rows of users joined with their password's age and whether a second factor is on. */
public final class UserRows {
    /** The columns of {@code users u} and {@code credentials c} that {@link #user} reads. */
    public static final String COLUMNS = """
            u.id, u.tenant_id, u.email, u.email_verified_at IS NOT NULL AS email_verified, u.username, u.first_name, u.last_name,
            u.date_of_birth, u.locale, u.status, u.roles, u.created_at, c.created_at AS password_changed_at,
            EXISTS (SELECT FROM totp_authenticators t WHERE t.tenant_id = u.tenant_id AND t.user_id = u.id AND t.secret IS NOT NULL)
                AS mfa_enabled
            """;

    /** The tables they come from: the password in force belongs to every account. */
    public static final String TABLES = """
            users u JOIN credentials c ON c.tenant_id = u.tenant_id AND c.user_id = u.id
                AND c.kind = 'password' AND c.replaced_at IS NULL
            """;

    private UserRows() {}

    public static User user(Row row) {
        String username = row.getString("username");
        return new User(
                new UserId(row.getUUID("id")),
                new TenantId(row.getUUID("tenant_id")),
                new Email(row.getString("email")),
                row.getBoolean("email_verified"),
                username == null ? null : new Username(username),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getLocalDate("date_of_birth"),
                row.getString("locale"),
                row.getString("status").equals("disabled"),
                List.of(row.getArrayOfStrings("roles")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("password_changed_at").toInstant(),
                row.getBoolean("mfa_enabled"));
    }
}
