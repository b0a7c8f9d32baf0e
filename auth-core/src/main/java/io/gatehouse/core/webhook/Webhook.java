package io.gatehouse.core.webhook;

import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.kernel.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that is told of a tenant's events.
 *
 * @param kinds the events it is told of; empty for all but refreshes
 * @param failingSince since when nothing could be delivered, null while deliveries succeed
 */
public record Webhook(
        UUID id,
        TenantId tenant,
        URI url,
        Set<String> kinds,
        boolean enabled,
        Instant createdAt,
        @Nullable Instant failingSince) {
    public Webhook {
        kinds = Set.copyOf(kinds);
    }

    /** Whether it wants to know. Refreshes are most of all events and news to nobody, so they must be asked for by name. */
    boolean wants(AuditRecord record) {
        boolean isNamed = kinds.contains(record.kind());
        boolean isMeant = kinds.isEmpty() && !record.kind().equals(EventKind.TOKEN_REFRESH.name());
        return enabled && tenant.equals(record.tenant()) && (isNamed || isMeant);
    }

    /** An address may hold a secret. */
    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}
