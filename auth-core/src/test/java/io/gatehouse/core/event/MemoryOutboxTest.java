package io.gatehouse.core.event;

import io.gatehouse.core.testing.MovableClock;
import io.gatehouse.core.testing.memory.MemoryOutbox;
import java.time.Duration;

class MemoryOutboxTest extends OutboxBehaviour {
    private final MovableClock clock = new MovableClock();
    private final MemoryOutbox outbox = new MemoryOutbox(clock);

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected OutboxQueue queue() {
        return outbox;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
