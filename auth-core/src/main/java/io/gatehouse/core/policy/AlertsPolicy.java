package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;

/** Whom we tell when something matters. */
public record AlertsPolicy(
        @Doc("A mail after a sign-in that carries a sign of danger whose action is alert or harder.") @Default("true")
        boolean mailNewDevice,

        @Doc(
                "A mail when a password or a second factor was changed. Of a change of address both addresses are always told.")
        @Default("true")
        boolean mailChanges,

        @Doc("A mail when wrong passwords locked the account.") @Default("true")
        boolean mailLockout,

        @Doc("How long a webhook that fails is tried again.") @Default("24h")
        Duration webhookRetries,

        @Doc("How long a webhook may take to answer.") @Default("10s")
        Duration webhookTimeout,

        @Doc("Whether webhooks may go to private, loopback and link-local addresses, and there without TLS.")
        @Default("false")
        boolean webhooksToPrivateAddresses,

        @Doc("How long the log of deliveries is kept.") @Default("30d")
        Duration webhookLog,

        @Doc("Most webhook endpoints of a tenant.") @Default("20")
        int mostWebhooks) {
    public AlertsPolicy {
        if (webhookTimeout.compareTo(Duration.ofMillis(100)) < 0
                || webhookTimeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("webhookTimeout must be from 100 ms to a minute");
        }
        if (webhookRetries.isNegative() || webhookLog.compareTo(webhookRetries) < 0) {
            throw new IllegalArgumentException("webhookLog must be at least as long as webhookRetries");
        }
        if (mostWebhooks < 0) {
            throw new IllegalArgumentException("mostWebhooks must not be negative");
        }
    }
}
