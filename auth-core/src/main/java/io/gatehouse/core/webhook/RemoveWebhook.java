package io.gatehouse.core.webhook;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Transactions;
import java.util.UUID;

/** Removes an endpoint, with what still waits for it and the log of its deliveries. */
public final class RemoveWebhook {
    private final Webhooks webhooks;
    private final Transactions transactions;
    private final AuditTrail audit;

    public RemoveWebhook(Webhooks webhooks, Transactions transactions, AuditTrail audit) {
        this.webhooks = webhooks;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Returns false when the tenant has no such endpoint. */
    public boolean execute(AccessClaims principal, UUID id, Client client) {
        return transactions.run(() -> {
            boolean removed = webhooks.remove(principal.tenant(), id);
            if (removed) {
                audit.webhookChanged(principal, "REMOVED", id.toString(), client);
            }
            return removed;
        });
    }
}
