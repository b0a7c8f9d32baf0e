package io.gatehouse.core.metrics;

import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.kernel.Backlog;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.webhook.Deliveries;
import io.gatehouse.core.webhook.Delivery;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what became of each try to deliver a webhook. Which endpoint it was stands in its log, not in a label. */
public final class MeteredDeliveries implements Deliveries {
    private final Deliveries deliveries;
    private final Counter delivered;
    private final Counter putOff;
    private final Counter givenUp;

    public MeteredDeliveries(Deliveries deliveries, MeterRegistry meters) {
        this.deliveries = deliveries;
        this.delivered = meters.counter("gatehouse.webhooks", "outcome", "DELIVERED");
        this.putOff = meters.counter("gatehouse.webhooks", "outcome", "FAILED");
        this.givenUp = meters.counter("gatehouse.webhooks", "outcome", "GIVEN_UP");
    }

    @Override
    public void queue(UUID webhook, List<AuditRecord> records) {
        deliveries.queue(webhook, records);
    }

    @Override
    public List<Claimed> claim(Collection<UUID> busy, int mostEach, Duration lease) {
        return deliveries.claim(busy, mostEach, lease);
    }

    @Override
    public void delivered(Claimed claimed, int status) {
        deliveries.delivered(claimed, status);
        delivered.increment();
    }

    @Override
    public void retry(Claimed claimed, Duration delay, Failure failure) {
        deliveries.retry(claimed, delay, failure);
        putOff.increment();
    }

    @Override
    public void giveUp(Claimed claimed, Failure failure) {
        deliveries.giveUp(claimed, failure);
        givenUp.increment();
    }

    @Override
    public List<Delivery> page(TenantId tenant, UUID webhook, @Nullable UUID before, int most) {
        return deliveries.page(tenant, webhook, before, most);
    }

    @Override
    public Backlog backlog() {
        return deliveries.backlog();
    }

    @Override
    public int forget(Duration age, int most) {
        return deliveries.forget(age, most);
    }
}
