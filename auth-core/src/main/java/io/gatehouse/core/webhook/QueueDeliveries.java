package io.gatehouse.core.webhook;

import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.ExtendChain;
import java.util.List;

/** Queues every event that stands in the chain for the endpoints that want it, in the transaction that put it there: once each. */
public final class QueueDeliveries implements ExtendChain.LinkedEvents {
    private final Webhooks webhooks;
    private final Deliveries deliveries;

    public QueueDeliveries(Webhooks webhooks, Deliveries deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    @Override
    public void linked(List<AuditRecord> records) {
        List<Webhook> enabled = webhooks.enabled();
        for (Webhook webhook : enabled) {
            List<AuditRecord> wanted = records.stream().filter(webhook::wants).toList();
            if (!wanted.isEmpty()) {
                deliveries.queue(webhook.id(), wanted);
            }
        }
    }
}
