package io.gatehouse.core.recovery.postgres;

import io.gatehouse.core.postgres.PgSql;
import java.time.Duration;

/** Removes unlock codes that are over. */
public final class PgOldUnlockCodes {
    private static final String FORGET = """
            DELETE FROM unlock_codes WHERE id IN (
                SELECT id FROM unlock_codes WHERE expires_at < now() - make_interval(secs => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final PgSql sql;

    public PgOldUnlockCodes(PgSql sql) {
        this.sql = sql;
    }

    /** Those that expired so long ago. Removes at most so many; returns how many. */
    public int forget(Duration kept, int most) {
        return sql.change("forgetting old unlock codes", FORGET, kept.toSeconds() + 0.0, most);
    }
}
