package io.gatehouse.core;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.http.Cursors;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.metrics.MeteredDeliveries;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.postgres.PgTransactions;
import io.gatehouse.core.webhook.AddWebhook;
import io.gatehouse.core.webhook.ChangeWebhook;
import io.gatehouse.core.webhook.DeliverWebhook;
import io.gatehouse.core.webhook.Deliveries;
import io.gatehouse.core.webhook.HostNames;
import io.gatehouse.core.webhook.ListDeliveries;
import io.gatehouse.core.webhook.QueueDeliveries;
import io.gatehouse.core.webhook.RemoveWebhook;
import io.gatehouse.core.webhook.http.WebhookRoutes;
import io.gatehouse.core.webhook.postgres.PgDeliveries;
import io.gatehouse.core.webhook.postgres.PgWebhooks;
import io.gatehouse.core.webhook.sending.HttpCourier;
import io.gatehouse.core.webhook.sending.SystemHostNames;
import io.gatehouse.core.webhook.sending.WebhookSender;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** The parts of webhooks, and the work that delivers them. */
final class WiringWebhooks implements AutoCloseable {
    /** For what is due again, the first time after five seconds, and for what a node left that is gone. New deliveries wake the sender. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** Queues what stands in the audit chain. */
    final QueueDeliveries queue;

    /** What waits to be delivered, and the log of what was. */
    final Deliveries deliveries;

    private final WakeUp due = new WakeUp();
    private final PgWebhooks webhooks;
    private final HostNames names = new SystemHostNames();
    private final WebhookSender sender;
    private final PolicyBook policies;
    private final PgTransactions transactions;
    private final RandomBytes random;

    WiringWebhooks(
            Vertx vertx,
            PgSql sql,
            PgTransactions transactions,
            KeyRing master,
            SecureRandom secureRandom,
            RandomBytes random,
            PolicyBook policies,
            Ids ids,
            MeterRegistry meters,
            InstantSource clock) {
        Sealer sealer = new Sealer(master.derive("webhooks"), secureRandom);
        this.webhooks = new PgWebhooks(sql, sealer, ids);
        this.deliveries = new MeteredDeliveries(new PgDeliveries(sql, sealer, ids, due), meters);
        this.policies = policies;
        this.transactions = transactions;
        this.random = random;
        this.queue = new QueueDeliveries(webhooks, deliveries);
        this.sender = new WebhookSender(
                deliveries,
                new DeliverWebhook(deliveries, names, new HttpCourier(vertx), policies, clock),
                policies,
                due);
    }

    WebhookRoutes routes(AuditTrail audit, Cursors cursors) {
        return new WebhookRoutes(
                webhooks,
                new AddWebhook(webhooks, names, policies, transactions, audit, random),
                new ChangeWebhook(webhooks, transactions, audit),
                new RemoveWebhook(webhooks, transactions, audit),
                new ListDeliveries(webhooks, deliveries),
                cursors);
    }

    /** Starts sending; any number of nodes may. */
    Loop startSending() {
        return new Loop("webhooks", BETWEEN_LOOKS, Duration.ZERO, due, sender::sendDue);
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        sender.close();
    }
}
