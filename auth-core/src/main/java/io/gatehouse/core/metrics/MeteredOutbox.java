package io.gatehouse.core.metrics;

import io.gatehouse.core.event.OutboxQueue;
import io.gatehouse.core.kernel.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Counts what became of each try to send a mail. */
public final class MeteredOutbox implements OutboxQueue {
    private final OutboxQueue queue;
    private final Counter sent;
    private final Counter putOff;
    private final Counter givenUp;

    public MeteredOutbox(OutboxQueue queue, MeterRegistry meters) {
        this.queue = queue;
        this.sent = meters.counter("gatehouse.mails", "outcome", "SENT");
        this.putOff = meters.counter("gatehouse.mails", "outcome", "FAILED");
        this.givenUp = meters.counter("gatehouse.mails", "outcome", "GIVEN_UP");
    }

    @Override
    public List<Claimed> claim(int most, Duration lease) {
        return queue.claim(most, lease);
    }

    @Override
    public void sent(UUID id) {
        queue.sent(id);
        sent.increment();
    }

    @Override
    public void retry(UUID id, Duration delay, String error) {
        queue.retry(id, delay, error);
        putOff.increment();
    }

    @Override
    public void giveUp(UUID id, String error) {
        queue.giveUp(id, error);
        givenUp.increment();
    }

    @Override
    public Backlog backlog() {
        return queue.backlog();
    }
}
