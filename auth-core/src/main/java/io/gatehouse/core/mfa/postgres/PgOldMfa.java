package io.gatehouse.core.mfa.postgres;

import io.gatehouse.core.postgres.PgSql;
import java.time.Duration;

/** Removes challenges, trust and limits that are over. */
public final class PgOldMfa {
    private static final String CHALLENGES = """
            DELETE FROM mfa_challenges WHERE id IN (
                SELECT id FROM mfa_challenges WHERE expires_at < now() - make_interval(secs => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private static final String DEVICES = """
            DELETE FROM trusted_devices WHERE id IN (
                SELECT id FROM trusted_devices WHERE expires_at < now() - make_interval(secs => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private static final String LIMITS = """
            DELETE FROM mfa_account_limits WHERE (tenant_id, user_id, rate) IN (
                SELECT tenant_id, user_id, rate FROM mfa_account_limits WHERE full_at < now() - make_interval(secs => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final PgSql sql;

    public PgOldMfa(PgSql sql) {
        this.sql = sql;
    }

    /** Challenges that expired so long ago. Removes at most so many; returns how many. */
    public int forgetChallenges(Duration kept, int most) {
        return sql.change("forgetting old challenges", CHALLENGES, kept.toSeconds() + 0.0, most);
    }

    /** Trusted devices that expired so long ago. Removes at most so many; returns how many. */
    public int forgetDevices(Duration kept, int most) {
        return sql.change("forgetting trust that is over", DEVICES, kept.toSeconds() + 0.0, most);
    }

    /** Limits that were whole again so long ago. Removes at most so many; returns how many. */
    public int forgetLimits(Duration kept, int most) {
        return sql.change("forgetting unused limits", LIMITS, kept.toSeconds() + 0.0, most);
    }
}
