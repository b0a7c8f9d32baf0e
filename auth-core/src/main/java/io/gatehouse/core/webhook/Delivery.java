package io.gatehouse.core.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of telling one endpoint of one event.
 *
 * @param lastStatus the status that the endpoint answered last, null when it never did
 * @param lastError why the last try failed, as a code
 */
public record Delivery(
        UUID id,
        String kind,
        Instant createdAt,
        int attempts,
        State state,
        @Nullable Integer lastStatus,
        @Nullable String lastError) {
    /** How far it came. */
    public enum State {
        WAITING,
        DELIVERED,
        FAILED
    }
}
