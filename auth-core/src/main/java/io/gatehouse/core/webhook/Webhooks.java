package io.gatehouse.core.webhook;

import io.gatehouse.core.kernel.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The endpoints. Addresses and secrets are kept sealed. */
public interface Webhooks {
    /** Lets nobody else add an endpoint of the tenant until the caller's transaction ends, so that they can be counted before. */
    void holdNumber(TenantId tenant);

    Webhook add(TenantId tenant, URI url, Set<String> kinds, WebhookSecret secret);

    /** Returns the endpoints of a tenant, oldest first. */
    List<Webhook> all(TenantId tenant);

    /** Returns the endpoints of all tenants that are to be told. */
    List<Webhook> enabled();

    @Nullable
    Webhook find(TenantId tenant, UUID id);

    /** Changes what is not null; returns null when there is no such endpoint. */
    @Nullable
    Webhook change(TenantId tenant, UUID id, @Nullable Boolean enabled, @Nullable Set<String> kinds);

    /** Removes an endpoint and its deliveries; false when there is none. */
    boolean remove(TenantId tenant, UUID id);
}
