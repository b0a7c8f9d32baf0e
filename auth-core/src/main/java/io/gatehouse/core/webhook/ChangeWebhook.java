package io.gatehouse.core.webhook;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Transactions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Switches an endpoint on or off, or changes what it is told of. */
public final class ChangeWebhook {
    private final Webhooks webhooks;
    private final Transactions transactions;
    private final AuditTrail audit;

    public ChangeWebhook(Webhooks webhooks, Transactions transactions, AuditTrail audit) {
        this.webhooks = webhooks;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Returns the endpoint as it is now, null when the tenant has no such endpoint. What is null stays as it is. */
    public @Nullable Webhook execute(
            AccessClaims principal, UUID id, @Nullable Boolean enabled, @Nullable Set<String> kinds, Client client) {
        return transactions.run(() -> {
            Webhook changed = webhooks.change(principal.tenant(), id, enabled, kinds);
            if (changed != null) {
                audit.webhookChanged(principal, "CHANGED", id.toString(), client);
            }
            return changed;
        });
    }
}
