package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;

/** Whom we tell when something matters. */
public record AlertsPolicy(
        @Doc("A mail after a sign-in that carries a sign of danger whose action is alert or harder.") @Default("true")
        boolean mailNewDevice,

        @Doc("A mail when a password, an address or a second factor was changed.") @Default("true")
        boolean mailChanges,

        @Doc("A mail when wrong passwords locked the account.") @Default("true")
        boolean mailLockout,

        @Doc("How long a webhook that fails is tried again.") @Default("24h")
        Duration webhookRetries,

        @Doc("How long a webhook may take to answer.") @Default("10s")
        Duration webhookTimeout,

        @Doc("Whether webhooks may go to private, loopback and link-local addresses.") @Default("false")
        boolean webhooksToPrivateAddresses) {}
