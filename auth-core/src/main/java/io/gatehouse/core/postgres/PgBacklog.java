package io.gatehouse.core.postgres;

import io.gatehouse.core.kernel.Backlog;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code waiting} and {@code oldest}, in seconds. */
public final class PgBacklog {
    private static final double MILLIS = 1000.0;

    private PgBacklog() {}

    public static Backlog of(@Nullable Row counted) {
        Row row = Objects.requireNonNull(counted);
        // A transaction that began a moment later may have stamped its row before this one looked.
        long oldest = Math.max(0, Math.round(row.getDouble("oldest") * MILLIS));
        return new Backlog(row.getLong("waiting"), Duration.ofMillis(oldest));
    }
}
