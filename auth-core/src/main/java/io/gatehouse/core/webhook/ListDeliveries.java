package io.gatehouse.core.webhook;

import io.gatehouse.core.kernel.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an endpoint was told of, newest first. */
public final class ListDeliveries {
    /** The size of a page. */
    public static final int PAGE = 50;

    private final Webhooks webhooks;
    private final Deliveries deliveries;

    public ListDeliveries(Webhooks webhooks, Deliveries deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    /** Returns a page, and one more where another page follows; null when the tenant has no such endpoint. */
    public @Nullable List<Delivery> execute(TenantId tenant, UUID webhook, @Nullable UUID before) {
        return webhooks.find(tenant, webhook) == null ? null : deliveries.page(tenant, webhook, before, PAGE + 1);
    }
}
