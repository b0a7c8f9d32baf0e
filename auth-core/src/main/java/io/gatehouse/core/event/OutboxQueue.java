package io.gatehouse.core.event;

import io.gatehouse.core.kernel.Backlog;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The outbox as its senders see it. Many senders on many nodes may claim at once; none gets another's mail. */
public interface OutboxQueue {
    /** Takes mails that are due. Who does not report back within the lease loses them to the next sender. */
    List<Claimed> claim(int most, Duration lease);

    void sent(UUID id);

    void retry(UUID id, Duration delay, String error);

    /** Ends the tries for good. */
    void giveUp(UUID id, String error);

    /** Returns the mails that are neither sent nor given up. */
    Backlog backlog();

    /**
     * A mail taken for sending.
     *
     * @param attempt 1 for the first try
     * @param isReadable false when its payload does not open with the master keys
     */
    record Claimed(UUID id, Mail mail, int attempt, boolean isReadable) {}
}
