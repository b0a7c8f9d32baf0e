package io.gatehouse.core.webhook;

import io.gatehouse.core.testing.MovableClock;
import io.gatehouse.core.testing.memory.MemoryWebhooks;

class MemoryWebhooksTest extends WebhooksBehaviour {
    private final MemoryWebhooks webhooks = new MemoryWebhooks(new MovableClock());

    @Override
    protected Webhooks webhooks() {
        return webhooks;
    }
}
