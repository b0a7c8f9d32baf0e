package io.gatehouse.core.session.postgres;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.session.SessionState;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of sessions. */
final class SessionRows {
    /** What a session {@code s} is that counts. */
    static final String IS_OPEN = " s.ended_at IS NULL AND s.idle_expires_at > now() AND s.expires_at > now() ";

    private SessionRows() {}

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static SessionState state(Row row) {
        Buffer previousHash = row.getBuffer("previous_hash");
        String endReason = row.getString("end_reason");
        return new SessionState(
                claims(row),
                row.getInteger("confirmed_generation"),
                row.getBuffer("current_hash").getBytes(),
                previousHash == null ? null : previousHash.getBytes(),
                Duration.ofMillis(row.getLong("head_age_ms")),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instant(row, "idle_expires_at"),
                row.getBoolean("remember_me"),
                row.getString("device"),
                row.getString("user_agent"),
                endReason == null ? null : EndReason.valueOf(endReason));
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static @Nullable SessionState stateOrNull(@Nullable Row row) {
        return row == null ? null : state(row);
    }

    private static AccessClaims claims(Row row) {
        return new AccessClaims(
                new TenantId(row.getUUID("tenant_id")),
                new UserId(row.getUUID("user_id")),
                new SessionId(row.getUUID("id")),
                row.getInteger("generation"),
                List.of(row.getArrayOfStrings("roles")),
                instant(row, "authenticated_at"),
                List.of(row.getArrayOfStrings("amr")));
    }
}
