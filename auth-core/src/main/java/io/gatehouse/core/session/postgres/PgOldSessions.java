package io.gatehouse.core.session.postgres;

import io.gatehouse.core.postgres.PgSql;
import java.time.Duration;

/** Removes sessions that nobody asks about any longer. */
public final class PgOldSessions {
    /**
     * A session that ran out idle stays until its absolute end: an index over what each refresh changes would cost every refresh, and
     * without one this job reads the whole table.
     */
    private static final String FORGET = """
            DELETE FROM sessions WHERE id IN (
                SELECT id FROM sessions WHERE ended_at < now() - make_interval(secs => $1) OR expires_at < now() - make_interval(secs => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final PgSql sql;

    public PgOldSessions(PgSql sql) {
        this.sql = sql;
    }

    /** Those that were ended, or came to their absolute end, so long ago. Removes at most so many; returns how many. */
    public int forget(Duration kept, int most) {
        return sql.change("forgetting old sessions", FORGET, kept.toSeconds() + 0.0, most);
    }
}
