package io.gatehouse.core.webhook;

import io.gatehouse.core.testing.MovableClock;
import io.gatehouse.core.testing.memory.MemoryDeliveries;
import io.gatehouse.core.testing.memory.MemoryWebhooks;
import java.time.Duration;

class MemoryDeliveriesTest extends DeliveriesBehaviour {
    private final MovableClock clock = new MovableClock();
    private final MemoryWebhooks webhooks = new MemoryWebhooks(clock);
    private final MemoryDeliveries deliveries = new MemoryDeliveries(webhooks, clock);

    @Override
    protected Deliveries deliveries() {
        return deliveries;
    }

    @Override
    protected Webhooks webhooks() {
        return webhooks;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
