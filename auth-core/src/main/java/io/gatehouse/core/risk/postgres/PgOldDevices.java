package io.gatehouse.core.risk.postgres;

import io.gatehouse.core.postgres.PgSql;
import java.time.Duration;

/** Removes known devices that nobody signs in on any longer. */
public final class PgOldDevices {
    private static final String FORGET = """
            DELETE FROM known_devices WHERE (tenant_id, user_id, device_hash) IN (
                SELECT tenant_id, user_id, device_hash FROM known_devices WHERE last_seen_at < now() - make_interval(secs => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final PgSql sql;

    public PgOldDevices(PgSql sql) {
        this.sql = sql;
    }

    /** Those that were seen last so long ago. Removes at most so many; returns how many. */
    public int forget(Duration unseen, int most) {
        return sql.change("forgetting old devices", FORGET, unseen.toSeconds() + 0.0, most);
    }
}
