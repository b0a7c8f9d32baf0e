package io.gatehouse.core.testing.memory;

import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.http.AuditRecordJson;
import io.gatehouse.core.kernel.Backlog;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.webhook.Deliveries;
import io.gatehouse.core.webhook.Delivery;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries in memory. */
public final class MemoryDeliveries implements Deliveries {
    private final List<Row> rows = new ArrayList<>();
    private final MemoryWebhooks webhooks;
    private final InstantSource clock;

    public MemoryDeliveries(MemoryWebhooks webhooks, InstantSource clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Override
    public void queue(UUID webhook, List<AuditRecord> records) {
        records.forEach(record -> rows.add(new Row(new UUID(0, rows.size() + 1L), webhook, record, clock.instant())));
    }

    @Override
    public List<Claimed> claim(Collection<UUID> busy, int mostEach, Duration lease) {
        Instant now = clock.instant();
        Map<UUID, Integer> each = new HashMap<>();
        List<Claimed> claimed = new ArrayList<>();
        for (Row row : rows) {
            MemoryWebhooks.Row webhook = webhooks.row(row.webhook);
            boolean isDue = webhook != null
                    && webhook.webhook().enabled()
                    && row.state == Delivery.State.WAITING
                    && !row.nextAt.isAfter(now)
                    && !busy.contains(row.webhook);
            if (webhook != null && isDue && each.merge(row.webhook, 1, Integer::sum) <= mostEach) {
                row.attempts++;
                row.nextAt = now.plus(lease);
                claimed.add(new Claimed(
                        row.id,
                        row.webhook,
                        webhook.webhook().tenant(),
                        webhook.webhook().url(),
                        webhook.secret(),
                        row.body(),
                        row.attempts,
                        row.createdAt));
            }
        }
        return claimed;
    }

    @Override
    public void delivered(Claimed claimed, int status) {
        Row row = row(claimed);
        if (row != null) {
            row.end(Delivery.State.DELIVERED, status, null);
        }
        webhooks.failing(claimed.webhook(), /* isFailing= */ false);
    }

    @Override
    public void retry(Claimed claimed, Duration delay, Failure failure) {
        Row row = row(claimed);
        if (row != null) {
            row.end(Delivery.State.WAITING, failure.status(), failure.error());
            row.nextAt = clock.instant().plus(delay);
        }
        webhooks.failing(claimed.webhook(), /* isFailing= */ true);
    }

    @Override
    public void giveUp(Claimed claimed, Failure failure) {
        Row row = row(claimed);
        if (row != null) {
            row.end(Delivery.State.FAILED, failure.status(), failure.error());
        }
        webhooks.failing(claimed.webhook(), /* isFailing= */ true);
    }

    @Override
    public List<Delivery> page(TenantId tenant, UUID webhook, @Nullable UUID before, int most) {
        return webhooks.find(tenant, webhook) == null
                ? List.of()
                : rows.stream()
                        .filter(row -> row.webhook.equals(webhook))
                        .filter(row -> before == null || row.id.compareTo(before) < 0)
                        .sorted(Comparator.comparing((Row row) -> row.id).reversed())
                        .limit(most)
                        .map(Row::delivery)
                        .toList();
    }

    @Override
    public Backlog backlog() {
        List<Row> waiting = rows.stream()
                .filter(row -> row.state == Delivery.State.WAITING)
                .filter(row -> {
                    MemoryWebhooks.Row webhook = webhooks.row(row.webhook);
                    return webhook != null && webhook.webhook().enabled();
                })
                .toList();
        return new Backlog(
                waiting.size(),
                waiting.stream()
                        .map(row -> Duration.between(row.createdAt, clock.instant()))
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO));
    }

    @Override
    public int forget(Duration age, int most) {
        Instant since = clock.instant().minus(age);
        List<Row> old = rows.stream()
                .filter(row -> row.createdAt.isBefore(since))
                .limit(most)
                .toList();
        rows.removeAll(old);
        return old.size();
    }

    private @Nullable Row row(Claimed claimed) {
        return rows.stream()
                .filter(row -> row.id.equals(claimed.id()) && row.state == Delivery.State.WAITING)
                .findFirst()
                .orElse(null);
    }

    private static final class Row {
        private final UUID id;
        private final UUID webhook;
        private final AuditRecord record;
        private final Instant createdAt;
        private Instant nextAt;
        private int attempts;
        private Delivery.State state = Delivery.State.WAITING;
        private @Nullable Integer status;
        private @Nullable String error;

        Row(UUID id, UUID webhook, AuditRecord record, Instant now) {
            this.id = id;
            this.webhook = webhook;
            this.record = record;
            this.createdAt = now;
            this.nextAt = now;
        }

        void end(Delivery.State became, @Nullable Integer answered, @Nullable String why) {
            state = became;
            status = answered;
            error = why;
        }

        byte[] body() {
            return new JsonObject()
                    .put("type", record.kind())
                    .put("timestamp", record.time().toString())
                    .put("data", AuditRecordJson.exported(record))
                    .toBuffer()
                    .getBytes();
        }

        Delivery delivery() {
            return new Delivery(id, record.kind(), createdAt, attempts, state, status, error);
        }
    }
}
