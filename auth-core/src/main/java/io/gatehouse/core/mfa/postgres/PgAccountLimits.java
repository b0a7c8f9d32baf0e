package io.gatehouse.core.mfa.postgres;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.AccountLimits;
import io.gatehouse.core.policy.Rate;
import io.gatehouse.core.postgres.PgSql;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts in PostgreSQL by the generic cell rate algorithm: a place costs {@code per / times}, and the row says when all of them are paid
 * back. One statement takes a place or changes nothing, so callers on many nodes cannot take more than there are.
 */
public final class PgAccountLimits implements AccountLimits {
    private static final String TAKE = """
            INSERT INTO mfa_account_limits AS l (tenant_id, user_id, rate, full_at)
            VALUES ($1, $2, $3, now() + make_interval(secs => $4))
            ON CONFLICT (tenant_id, user_id, rate) DO UPDATE
            SET full_at = greatest(l.full_at, now()) + make_interval(secs => $4)
            WHERE greatest(l.full_at, now()) + make_interval(secs => $4) <= now() + make_interval(secs => $5)
            """;

    private static final String WAIT = """
            SELECT (extract(epoch FROM full_at + make_interval(secs => $4) - now() - make_interval(secs => $5)) * 1000)::bigint
                AS wait_ms
            FROM mfa_account_limits WHERE tenant_id = $1 AND user_id = $2 AND rate = $3
            """;

    private static final String GIVE_BACK = """
            UPDATE mfa_account_limits SET full_at = full_at - make_interval(secs => $4)
            WHERE tenant_id = $1 AND user_id = $2 AND rate = $3
            """;

    private final PgSql sql;

    public PgAccountLimits(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public @Nullable Duration take(TenantId tenant, UserId user, String what, Rate rate) {
        int taken = sql.change(
                "taking a place for a code",
                TAKE,
                tenant.value(),
                user.value(),
                key(what, rate),
                placeSeconds(rate),
                seconds(rate));
        if (taken == 1) {
            return null;
        }
        Row row = sql.one(
                "asking when a place is free",
                WAIT,
                tenant.value(),
                user.value(),
                key(what, rate),
                placeSeconds(rate),
                seconds(rate));
        // Given back or removed meanwhile: the next moment is as good as any.
        return Duration.ofMillis(row == null ? 0 : Math.max(0, row.getLong("wait_ms")));
    }

    @Override
    public void giveBack(TenantId tenant, UserId user, String what, Rate rate) {
        sql.change("giving a place back", GIVE_BACK, tenant.value(), user.value(), key(what, rate), placeSeconds(rate));
    }

    private static String key(String what, Rate rate) {
        return what + " " + rate;
    }

    private static double placeSeconds(Rate rate) {
        return seconds(rate) / rate.times();
    }

    private static double seconds(Rate rate) {
        return rate.per().toMillis() / 1000.0;
    }
}
