package io.gatehouse.core.event.postgres;

import io.gatehouse.core.postgres.PgSql;
import java.time.Duration;

/** Removes mails that were sent or given up. */
public final class PgOldMails {
    private static final String FORGET = """
            DELETE FROM outbox WHERE id IN (
                SELECT id FROM outbox WHERE payload IS NULL AND coalesce(sent_at, failed_at) < now() - make_interval(secs => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final PgSql sql;

    public PgOldMails(PgSql sql) {
        this.sql = sql;
    }

    /** Those that were done so long ago. Removes at most so many; returns how many. */
    public int forget(Duration kept, int most) {
        return sql.change("forgetting old mails", FORGET, kept.toSeconds() + 0.0, most);
    }
}
