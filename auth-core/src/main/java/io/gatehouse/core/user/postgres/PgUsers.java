package io.gatehouse.core.user.postgres;

import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.postgres.PgRefusal;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.user.NewUser;
import io.gatehouse.core.user.Past;
import io.gatehouse.core.user.Profile;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts in PostgreSQL. */
public final class PgUsers implements Users, Mails.Addressees {
    private static final String ADD = """
            INSERT INTO users (id, tenant_id, email, username, first_name, last_name, date_of_birth, locale, roles,
                email_verified_at, status, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
                CASE WHEN $10 THEN now() END, CASE WHEN $11 THEN 'disabled' ELSE 'active' END, coalesce($12, now()))
            ON CONFLICT DO NOTHING RETURNING id
            """;

    private static final String BY_ID =
            "SELECT " + UserRows.COLUMNS + " FROM " + UserRows.TABLES + " WHERE u.tenant_id = $1 AND u.id = $2";

    private static final String BY_EMAIL =
            "SELECT " + UserRows.COLUMNS + " FROM " + UserRows.TABLES + " WHERE u.tenant_id = $1 AND u.email_key = $2";

    /** Lets those pass who only refer to the account, such as an audit event. */
    private static final String HOLD = "SELECT 1 FROM users WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE";

    private static final String USERNAME_TAKEN = """
            SELECT 1 FROM users WHERE tenant_id = $1 AND username_key = $2 AND ($3::uuid IS NULL OR id <> $3)
            """;

    private static final String UPDATE_PROFILE = """
            UPDATE users SET username = $3, first_name = $4, last_name = $5, date_of_birth = $6, updated_at = now()
            WHERE tenant_id = $1 AND id = $2
            """;

    private static final String MARK_VERIFIED = """
            UPDATE users SET email_verified_at = coalesce(email_verified_at, now()), updated_at = now()
            WHERE tenant_id = $1 AND id = $2
            """;

    private static final String CHANGE_EMAIL = """
            UPDATE users SET email = $3, email_verified_at = now(), updated_at = now() WHERE tenant_id = $1 AND id = $2
            """;
    private static final String ADDRESSEE = "SELECT email, locale FROM users WHERE tenant_id = $1 AND id = $2";

    private final PgSql sql;

    public PgUsers(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public Added add(NewUser user) {
        return bring(user, Past.NONE);
    }

    @Override
    public Added bring(NewUser user, Past past) {
        Instant createdAt = past.createdAt();
        Profile profile = user.profile();
        Username username = profile.username();
        Row added = sql.one(
                "adding a user",
                ADD,
                user.id().value(),
                user.tenant().value(),
                user.email().value(),
                text(username),
                profile.firstName(),
                profile.lastName(),
                profile.dateOfBirth(),
                user.language(),
                user.roles().toArray(String[]::new),
                past.emailVerified(),
                past.disabled(),
                createdAt == null ? null : createdAt.atOffset(ZoneOffset.UTC));
        if (added != null) {
            return Added.ADDED;
        }
        return username != null && isUsernameTaken(user.tenant(), username, null)
                ? Added.USERNAME_TAKEN
                : Added.EMAIL_TAKEN;
    }

    @Override
    public @Nullable User byId(TenantId tenant, UserId id) {
        return userOrNull(sql.one("reading a user", BY_ID, tenant.value(), id.value()));
    }

    @Override
    public @Nullable User byEmail(TenantId tenant, Email email) {
        return userOrNull(sql.one("finding a user by address", BY_EMAIL, tenant.value(), email.key()));
    }

    /** Two statements: what is joined to a locked row is seen as it was before the wait. The second follows the first at once. */
    @Override
    public @Nullable User hold(TenantId tenant, UserId id) {
        sql.send("holding an account", HOLD, tenant.value(), id.value());
        return byId(tenant, id);
    }

    @Override
    public boolean isUsernameTaken(TenantId tenant, Username username, @Nullable UserId except) {
        @Nullable UUID self = except == null ? null : except.value();
        return sql.one("looking for a username", USERNAME_TAKEN, tenant.value(), username.key(), self) != null;
    }

    @Override
    public void updateProfile(TenantId tenant, UserId id, Profile profile) {
        try {
            sql.change(
                    "changing a profile",
                    UPDATE_PROFILE,
                    tenant.value(),
                    id.value(),
                    text(profile.username()),
                    profile.firstName(),
                    profile.lastName(),
                    profile.dateOfBirth());
        } catch (PgRefusal refusal) {
            throw refusal.isBy("users_tenant_id_username_key") ? new UsernameTaken() : refusal;
        }
    }

    @Override
    public void markEmailVerified(TenantId tenant, UserId id) {
        sql.change("marking an address as verified", MARK_VERIFIED, tenant.value(), id.value());
    }

    @Override
    public void changeEmail(TenantId tenant, UserId id, Email email) {
        try {
            sql.change("changing an address", CHANGE_EMAIL, tenant.value(), id.value(), email.value());
        } catch (PgRefusal refusal) {
            throw refusal.isBy("users_tenant_id_email_key") ? new EmailTaken() : refusal;
        }
    }

    @Override
    public Mails.@Nullable Addressee find(TenantId tenant, UserId user) {
        Row row = sql.one("finding an address", ADDRESSEE, tenant.value(), user.value());
        return row == null ? null : new Mails.Addressee(new Email(row.getString("email")), row.getString("locale"));
    }

    private static @Nullable String text(@Nullable Username username) {
        return username == null ? null : username.value();
    }

    private static @Nullable User userOrNull(@Nullable Row row) {
        return row == null ? null : UserRows.user(row);
    }
}
