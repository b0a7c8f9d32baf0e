package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.webhook.Webhook;
import io.gatehouse.core.webhook.WebhookSecret;
import io.gatehouse.core.webhook.Webhooks;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Endpoints in memory. */
public final class MemoryWebhooks implements Webhooks {
    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final InstantSource clock;
    private long added;

    public MemoryWebhooks(InstantSource clock) {
        this.clock = clock;
    }

    /** One test is one thread. */
    @Override
    public void holdNumber(TenantId tenant) {}

    @Override
    public Webhook add(TenantId tenant, URI url, Set<String> kinds, WebhookSecret secret) {
        UUID id = new UUID(0, ++added);
        Row row = new Row(new Webhook(id, tenant, url, kinds, /* enabled= */ true, clock.instant(), null), secret);
        rows.put(id, row);
        return row.webhook();
    }

    @Override
    public List<Webhook> all(TenantId tenant) {
        return rows.values().stream()
                .map(Row::webhook)
                .filter(webhook -> webhook.tenant().equals(tenant))
                .toList();
    }

    @Override
    public List<Webhook> enabled() {
        return rows.values().stream().map(Row::webhook).filter(Webhook::enabled).toList();
    }

    @Override
    public @Nullable Webhook find(TenantId tenant, UUID id) {
        Row row = rows.get(id);
        return row == null || !row.webhook().tenant().equals(tenant) ? null : row.webhook();
    }

    @Override
    public @Nullable Webhook change(TenantId tenant, UUID id, @Nullable Boolean enabled, @Nullable Set<String> kinds) {
        Webhook old = find(tenant, id);
        return old == null
                ? null
                : put(new Webhook(
                        id,
                        tenant,
                        old.url(),
                        kinds == null ? old.kinds() : kinds,
                        enabled == null ? old.enabled() : enabled,
                        old.createdAt(),
                        Boolean.TRUE.equals(enabled) ? null : old.failingSince()));
    }

    @Override
    public boolean remove(TenantId tenant, UUID id) {
        return find(tenant, id) != null && rows.remove(id) != null;
    }

    /** Returns an endpoint of whatever tenant; null when it is gone. */
    @Nullable
    Row row(UUID id) {
        return rows.get(id);
    }

    /** Takes note that deliveries go well, or since when they do not. */
    void failing(UUID id, boolean isFailing) {
        Row row = rows.get(id);
        if (row != null) {
            Webhook old = row.webhook();
            Instant since = old.failingSince() == null ? clock.instant() : old.failingSince();
            Webhook _ = put(new Webhook(
                    id,
                    old.tenant(),
                    old.url(),
                    old.kinds(),
                    old.enabled(),
                    old.createdAt(),
                    isFailing ? since : null));
        }
    }

    private Webhook put(Webhook webhook) {
        rows.computeIfPresent(webhook.id(), (id, row) -> new Row(webhook, row.secret()));
        return webhook;
    }

    /** An endpoint and what its deliveries are signed with. */
    record Row(Webhook webhook, WebhookSecret secret) {}
}
