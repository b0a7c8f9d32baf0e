package io.gatehouse.core.webhook;

import io.gatehouse.core.policy.AlertsPolicy;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.webhook.Deliveries.Claimed;
import io.gatehouse.core.webhook.Deliveries.Failure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Makes one try to deliver (Standard Webhooks). The id stays the same over all tries, so receivers can tell a repeated event from a new
 * one; the time and with it the signature are those of the try.
 */
public final class DeliverWebhook {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    private final Deliveries deliveries;
    private final HostNames names;
    private final Courier courier;
    private final PolicyBook policies;
    private final InstantSource clock;

    public DeliverWebhook(
            Deliveries deliveries, HostNames names, Courier courier, PolicyBook policies, InstantSource clock) {
        this.deliveries = deliveries;
        this.names = names;
        this.courier = courier;
        this.policies = policies;
        this.clock = clock;
    }

    public void execute(Claimed claimed) {
        AlertsPolicy rules = policies.of(claimed.tenant()).alerts();
        URI url = claimed.url();
        if (url == null) {
            deliveries.giveUp(claimed, new Failure("UNREADABLE", null));
            return;
        }
        switch (Target.of(url, names, rules.webhooksToPrivateAddresses())) {
            case Target.Refused refused ->
                putOff(claimed, rules, new Failure(refused.reason().name(), null));
            case Target.Reached reached -> post(claimed, url, reached, rules);
        }
    }

    private void post(Claimed claimed, URI url, Target.Reached target, AlertsPolicy rules) {
        String id = "msg_" + claimed.id();
        long now = clock.instant().getEpochSecond();
        Map<String, String> headers = Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "Gatehouse-Webhooks/1",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now),
                "webhook-signature",
                claimed.secret().sign(id, now, claimed.body()));
        try {
            int status = courier.post(url, target.address(), headers, claimed.body(), rules.webhookTimeout());
            if (status >= 200 && status < 300) {
                deliveries.delivered(claimed, status);
            } else {
                putOff(claimed, rules, new Failure("STATUS", status));
            }
        } catch (Courier.Undelivered nobody) {
            putOff(claimed, rules, new Failure(String.valueOf(nobody.getMessage()), null));
        }
    }

    private void putOff(Claimed claimed, AlertsPolicy rules, Failure failure) {
        Duration delay = backOff(claimed.attempt());
        Instant end = claimed.createdAt().plus(rules.webhookRetries());
        if (clock.instant().plus(delay).isAfter(end)) {
            deliveries.giveUp(claimed, failure);
        } else {
            deliveries.retry(claimed, delay, failure);
        }
    }

    /** Returns 5 s, 20 s, 80 s and so on, an hour at most. */
    static Duration backOff(int attempt) {
        Duration delay = FIRST_RETRY.multipliedBy(1L << (2 * Math.min(attempt - 1, 10)));
        return delay.compareTo(LONGEST_RETRY) < 0 ? delay : LONGEST_RETRY;
    }
}
