package io.gatehouse.core.mfa.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.Authenticator;
import io.gatehouse.core.mfa.Authenticators;
import io.gatehouse.core.mfa.TotpSecret;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.kit.secret.Sealer;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Authenticator apps in PostgreSQL, their secrets sealed for their user: a row moved to another user does not open. */
public final class PgAuthenticators implements Authenticators {
    private static final String BEGIN = """
            INSERT INTO totp_authenticators (tenant_id, user_id, pending_secret, pending_since)
            VALUES ($1, $2, $3, clock_timestamp())
            ON CONFLICT (user_id) DO UPDATE
            SET pending_secret = excluded.pending_secret, pending_since = excluded.pending_since
            WHERE totp_authenticators.tenant_id = excluded.tenant_id
            """;

    private static final String FIND = """
            SELECT secret, confirmed_at, pending_secret, pending_since FROM totp_authenticators
            WHERE tenant_id = $1 AND user_id = $2
            """;

    private static final String CONFIRM = """
            UPDATE totp_authenticators
            SET secret = pending_secret, confirmed_at = now(), last_step = $4, pending_secret = NULL, pending_since = NULL
            WHERE tenant_id = $1 AND user_id = $2 AND pending_since = $3
            """;

    private static final String USE = """
            UPDATE totp_authenticators SET last_step = $3
            WHERE tenant_id = $1 AND user_id = $2 AND secret IS NOT NULL AND last_step < $3
            """;

    /** The old value is compared: a secret that was replaced meanwhile stays replaced. */
    private static final String RESEAL = """
            UPDATE totp_authenticators SET secret = $4 WHERE tenant_id = $1 AND user_id = $2 AND secret = $3
            """;

    private static final String REMOVE = "DELETE FROM totp_authenticators WHERE tenant_id = $1 AND user_id = $2";

    private final PgSql sql;
    private final Sealer sealer;

    public PgAuthenticators(PgSql sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    @Override
    public void begin(TenantId tenant, UserId user, TotpSecret pending) {
        byte[] sealed = sealer.seal(pending.bytes(), owner(user));
        sql.change("beginning an authenticator", BEGIN, tenant.value(), user.value(), Buffer.buffer(sealed));
    }

    @Override
    public @Nullable Authenticator find(TenantId tenant, UserId user) {
        Row row = sql.one("reading an authenticator", FIND, tenant.value(), user.value());
        if (row == null) {
            return null;
        }
        Buffer sealed = row.getBuffer("secret");
        TotpSecret secret = opened(sealed, user);
        if (secret != null && sealer.isOutdated(sealed.getBytes())) {
            reseal(tenant, user, sealed, secret);
        }
        return new Authenticator(
                secret,
                instant(row.getOffsetDateTime("confirmed_at")),
                pending(row.getBuffer("pending_secret"), user),
                instant(row.getOffsetDateTime("pending_since")));
    }

    /** A master key can leave the ring once whoever has an app has used it under the next one. */
    private void reseal(TenantId tenant, UserId user, Buffer old, TotpSecret secret) {
        Buffer fresh = Buffer.buffer(sealer.seal(secret.bytes(), owner(user)));
        sql.change("sealing an authenticator anew", RESEAL, tenant.value(), user.value(), old, fresh);
    }

    @Override
    public boolean confirm(TenantId tenant, UserId user, Instant pendingSince, long step) {
        return sql.change(
                        "confirming an authenticator",
                        CONFIRM,
                        tenant.value(),
                        user.value(),
                        pendingSince.atOffset(ZoneOffset.UTC),
                        step)
                == 1;
    }

    @Override
    public boolean use(TenantId tenant, UserId user, long step) {
        return sql.change("spending a code", USE, tenant.value(), user.value(), step) == 1;
    }

    @Override
    public boolean remove(TenantId tenant, UserId user) {
        return sql.change("removing an authenticator", REMOVE, tenant.value(), user.value()) == 1;
    }

    /** One whose key is gone was never in force: it is as if nobody had begun, and whoever begins anew takes its place. */
    private @Nullable TotpSecret pending(@Nullable Buffer sealed, UserId user) {
        byte[] plain = sealed == null ? null : sealer.open(sealed.getBytes(), owner(user));
        return plain == null ? null : new TotpSecret(plain);
    }

    private @Nullable TotpSecret opened(@Nullable Buffer sealed, UserId user) {
        if (sealed == null) {
            return null;
        }
        byte[] plain = sealer.open(sealed.getBytes(), owner(user));
        if (plain == null) {
            throw new IllegalStateException("the authenticator of " + user + " does not open with the master keys");
        }
        return new TotpSecret(plain);
    }

    private static byte[] owner(UserId user) {
        return user.value().toString().getBytes(UTF_8);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
