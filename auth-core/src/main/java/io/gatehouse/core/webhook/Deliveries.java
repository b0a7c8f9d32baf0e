package io.gatehouse.core.webhook;

import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.kernel.Backlog;
import io.gatehouse.core.kernel.TenantId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries on their way and done. Many senders on many nodes may claim at once; none gets another's. */
public interface Deliveries {
    /** Queues events for an endpoint, in the caller's transaction, which holds the audit chain: one statement for all of them. */
    void queue(UUID webhook, List<AuditRecord> records);

    /**
     * Takes deliveries that are due. Who does not report back within the lease loses them to the next sender.
     *
     * @param busy endpoints to leave alone
     * @param mostEach for one endpoint, so that a slow one fills no one else's place
     */
    List<Claimed> claim(Collection<UUID> busy, int mostEach, Duration lease);

    void delivered(Claimed claimed, int status);

    void retry(Claimed claimed, Duration delay, Failure failure);

    /** Ends the tries for good. */
    void giveUp(Claimed claimed, Failure failure);

    /** Returns the deliveries to an endpoint, newest first, beginning before an id. */
    List<Delivery> page(TenantId tenant, UUID webhook, @Nullable UUID before, int most);

    /** Returns the deliveries that are neither done nor given up, of endpoints that are on. */
    Backlog backlog();

    /** Removes what was queued longer ago than this, at most so many; returns how many. */
    int forget(Duration age, int most);

    /**
     * A delivery taken for sending.
     *
     * @param url null when it, the secret or the body does not open with the master keys
     * @param attempt 1 for the first try
     */
    record Claimed(
            UUID id,
            UUID webhook,
            TenantId tenant,
            @Nullable URI url,
            WebhookSecret secret,
            byte[] body,
            int attempt,
            Instant createdAt) {
        @Override
        public String toString() {
            return "Claimed[" + id + "]";
        }
    }

    /** Why a try failed: a code for people, and the status if there was an answer. */
    record Failure(String error, @Nullable Integer status) {}
}
