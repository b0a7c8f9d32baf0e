package io.gatehouse.core.webhook;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.AlertsPolicy;
import io.gatehouse.core.policy.PolicyBook;
import java.net.URI;
import java.util.Set;

/** Adds an endpoint and makes its secret. */
public final class AddWebhook {
    private final Webhooks webhooks;
    private final HostNames names;
    private final PolicyBook policies;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final RandomBytes random;

    public AddWebhook(
            Webhooks webhooks,
            HostNames names,
            PolicyBook policies,
            Transactions transactions,
            AuditTrail audit,
            RandomBytes random) {
        this.webhooks = webhooks;
        this.names = names;
        this.policies = policies;
        this.transactions = transactions;
        this.audit = audit;
        this.random = random;
    }

    public Result execute(AccessClaims principal, String address, Set<String> kinds, Client client) {
        AlertsPolicy rules = policies.of(principal.tenant()).alerts();
        URI url;
        try {
            url = URI.create(address);
        } catch (IllegalArgumentException malformed) {
            return new Refused(Target.Reason.BAD_URL);
        }
        // Asked again before each delivery; here it tells the administrator at once.
        if (Target.of(url, names, rules.webhooksToPrivateAddresses()) instanceof Target.Refused refused) {
            return new Refused(refused.reason());
        }
        WebhookSecret secret = WebhookSecret.fresh(random);
        return transactions.run(() -> {
            webhooks.holdNumber(principal.tenant());
            if (webhooks.all(principal.tenant()).size() >= rules.mostWebhooks()) {
                return new TooMany();
            }
            Webhook added = webhooks.add(principal.tenant(), url, kinds, secret);
            audit.webhookChanged(principal, "ADDED", added.id().toString(), client);
            return new Added(added, secret);
        });
    }

    /** What came of it. */
    public sealed interface Result {}

    public record Added(Webhook webhook, WebhookSecret secret) implements Result {}

    public record Refused(Target.Reason reason) implements Result {}

    public record TooMany() implements Result {}
}
