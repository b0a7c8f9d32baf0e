package io.gatehouse.core.verification.postgres;

import io.gatehouse.core.postgres.PgSql;
import java.time.Duration;

/** Removes mailed links that open nothing any longer. */
public final class PgOldLinks {
    private static final String FORGET = """
            DELETE FROM email_links WHERE id IN (
                SELECT id FROM email_links WHERE expires_at < now() - make_interval(secs => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final PgSql sql;

    public PgOldLinks(PgSql sql) {
        this.sql = sql;
    }

    /** Those that expired so long ago: until then a used one still gets its own answer. Removes at most so many; returns how many. */
    public int forget(Duration kept, int most) {
        return sql.change("forgetting old links", FORGET, kept.toSeconds() + 0.0, most);
    }
}
