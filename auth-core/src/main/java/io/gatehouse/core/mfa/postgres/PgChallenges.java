package io.gatehouse.core.mfa.postgres;

import io.gatehouse.core.kernel.KeyedHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.Challenge;
import io.gatehouse.core.mfa.ChallengeMethod;
import io.gatehouse.core.mfa.Challenges;
import io.gatehouse.core.postgres.PgSql;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Waiting sign-ins in PostgreSQL. Whether one still waits is judged by its clock alone. */
public final class PgChallenges implements Challenges {
    private static final String OPEN = """
            INSERT INTO mfa_challenges (id, tenant_id, user_id, reference_hash, device_hash, methods, amr, remember_me,
                password_changed_at, email_code_key_id, email_code_hash, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now() + make_interval(secs => $12))
            """;

    private static final String WAITS = " completed_at IS NULL AND expires_at > now()";

    private static final String FIND = """
            SELECT *, (extract(epoch FROM expires_at - now()) * 1000)::bigint AS left_ms FROM mfa_challenges
            WHERE tenant_id = $1 AND reference_hash = $2 AND""" + WAITS;

    private static final String ATTEMPT = """
            UPDATE mfa_challenges SET attempts = attempts + 1 WHERE tenant_id = $1 AND id = $2 AND attempts < $3 AND""" + WAITS;

    private static final String HOLD = """
            SELECT 1 FROM mfa_challenges WHERE tenant_id = $1 AND id = $2 AND""" + WAITS + " FOR UPDATE";

    private static final String COMPLETE = """
            UPDATE mfa_challenges SET completed_at = now() WHERE tenant_id = $1 AND id = $2 AND completed_at IS NULL
            """;

    private static final String END_ALL = """
            DELETE FROM mfa_challenges WHERE tenant_id = $1 AND user_id = $2 AND completed_at IS NULL
            """;

    private final PgSql sql;

    public PgChallenges(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public void open(Challenge challenge) {
        KeyedHash code = challenge.emailCode();
        byte[] device = challenge.deviceHash();
        sql.change(
                "opening a challenge",
                OPEN,
                challenge.id(),
                challenge.tenant().value(),
                challenge.user().value(),
                Buffer.buffer(challenge.referenceHash()),
                device == null ? null : Buffer.buffer(device),
                challenge.methods().stream().map(PgChallenges::name).toArray(String[]::new),
                challenge.amr().toArray(String[]::new),
                challenge.rememberMe(),
                challenge.passwordChangedAt().atOffset(ZoneOffset.UTC),
                code == null ? null : (short) code.keyId(),
                code == null ? null : Buffer.buffer(code.hash()),
                challenge.left().toMillis() / 1000.0);
    }

    @Override
    public @Nullable Challenge find(TenantId tenant, byte[] referenceHash) {
        Row row = sql.one("finding a challenge", FIND, tenant.value(), Buffer.buffer(referenceHash));
        return row == null ? null : challenge(row);
    }

    @Override
    public boolean attempt(TenantId tenant, UUID id, int most) {
        return sql.change("counting a try", ATTEMPT, tenant.value(), id, most) == 1;
    }

    @Override
    public boolean hold(TenantId tenant, UUID id) {
        return sql.one("holding a challenge", HOLD, tenant.value(), id) != null;
    }

    @Override
    public void complete(TenantId tenant, UUID id) {
        sql.change("completing a challenge", COMPLETE, tenant.value(), id);
    }

    @Override
    public void endAll(TenantId tenant, UserId user) {
        sql.change("ending challenges", END_ALL, tenant.value(), user.value());
    }

    private static Challenge challenge(Row row) {
        Buffer device = row.getBuffer("device_hash");
        Buffer code = row.getBuffer("email_code_hash");
        return new Challenge(
                row.getUUID("id"),
                new TenantId(row.getUUID("tenant_id")),
                new UserId(row.getUUID("user_id")),
                row.getBuffer("reference_hash").getBytes(),
                device == null ? null : device.getBytes(),
                Stream.of(row.getArrayOfStrings("methods"))
                        .map(name -> ChallengeMethod.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList(),
                List.of(row.getArrayOfStrings("amr")),
                row.getBoolean("remember_me"),
                row.getOffsetDateTime("password_changed_at").toInstant(),
                code == null ? null : new KeyedHash(row.getShort("email_code_key_id"), code.getBytes()),
                Duration.ofMillis(row.getLong("left_ms")));
    }

    private static String name(ChallengeMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}
