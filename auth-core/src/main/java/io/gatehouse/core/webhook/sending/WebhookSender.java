package io.gatehouse.core.webhook.sending;

import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.webhook.DeliverWebhook;
import io.gatehouse.core.webhook.Deliveries;
import io.gatehouse.core.webhook.Deliveries.Claimed;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the deliveries that are due. Each has a thread of its own, and an endpoint that is slow or dead keeps only its own few places
 * busy: it gets no more until they are free, and no other endpoint waits for it. Any number of nodes may run one.
 */
public final class WebhookSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int MOST_EACH = 16;
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final Deliveries deliveries;
    private final DeliverWebhook deliverWebhook;
    private final PolicyBook policies;
    private final WakeUp free;
    private final ConcurrentHashMap<UUID, Integer> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Takes the parts.
     *
     * @param free called when an endpoint whose places were taken can be given more
     */
    public WebhookSender(Deliveries deliveries, DeliverWebhook deliverWebhook, PolicyBook policies, WakeUp free) {
        this.deliveries = deliveries;
        this.deliverWebhook = deliverWebhook;
        this.policies = policies;
        this.free = free;
    }

    /** Starts what is due and does not wait for it; returns whether there was anything. */
    public boolean sendDue() {
        // Whose tenant gives its endpoints longest decides: a lease that ends before its try would send twice.
        Duration lease = policies.all()
                .longest(rules -> rules.alerts().webhookTimeout())
                .multipliedBy(2)
                .plus(SLACK);
        Set<UUID> busy = Set.copyOf(underWay.keySet());
        List<Claimed> claimed = deliveries.claim(busy, MOST_EACH, lease);
        // All places are taken before the first try begins: a fast first one would free the endpoint too early.
        underWay.putAll(claimed.stream().collect(Collectors.toMap(Claimed::webhook, each -> 1, Integer::sum)));
        claimed.forEach(delivery -> threads.execute(() -> deliver(delivery)));
        return !claimed.isEmpty();
    }

    /** Waits for what is under way; what is not noted in time is sent again when its lease ends. */
    @Override
    public void close() {
        threads.close();
    }

    private void deliver(Claimed delivery) {
        try {
            deliverWebhook.execute(delivery);
        } catch (RuntimeException databaseAway) {
            // The lease ends and it is sent again, under the same id: receivers can tell.
            LOG.warn("A webhook's outcome could not be noted.", databaseAway);
        } finally {
            Integer left =
                    underWay.computeIfPresent(delivery.webhook(), (webhook, count) -> count == 1 ? null : count - 1);
            if (left == null) {
                free.call();
            }
        }
    }
}
