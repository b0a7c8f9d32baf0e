package io.gatehouse.core.webhook.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.webhook.AddWebhook;
import io.gatehouse.core.webhook.Webhook;
import io.gatehouse.core.webhook.WebhookSecret;
import io.gatehouse.core.webhook.Webhooks;
import io.gatehouse.core.webhook.WebhooksBehaviour;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgWebhooksTest extends WebhooksBehaviour {
    @AutoClose
    private static final PgCore core = new PgCore();

    @BeforeEach
    void empty() {
        core.database().run("DELETE FROM webhooks");
    }

    @Test
    void an_endpoint_whose_address_does_not_open_any_more_is_shown_with_none() {
        Webhook added = webhooks()
                .add(World.TENANT, URI.create("https://hooks.example.com"), Set.of(), WebhookSecret.of(new byte[32]));
        Webhook found = webhooks(World.keys(2)).find(World.TENANT, added.id());
        assertNotNull(found);
        assertEquals(URI.create("about:blank"), found.url());
    }

    @Test
    void administrators_who_add_endpoints_at_once_do_not_exceed_the_limit() throws Exception {
        World world = new World();
        world.policies =
                World.policies(Map.of("alerts.mostWebhooks", "3", "alerts.webhooksToPrivateAddresses", "true"));
        AddWebhook add = new AddWebhook(
                webhooks(),
                host -> List.of(InetAddress.getLoopbackAddress()),
                world.policyBook,
                core.transactions(),
                world.audit,
                world.randomBytes);
        AccessClaims admin = claims();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<AddWebhook.Result> one =
                    () -> add.execute(admin, "https://hooks.example.com/in", Set.of(), World.CLIENT);
            List<AddWebhook.Result> results = callers.invokeAll(Collections.nCopies(12, one)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertEquals(
                    3,
                    results.stream().filter(AddWebhook.Added.class::isInstance).count());
            assertEquals(
                    9,
                    results.stream()
                            .filter(AddWebhook.TooMany.class::isInstance)
                            .count());
        }
        assertEquals(3, webhooks().all(World.TENANT).size());
    }

    @Override
    protected Webhooks webhooks() {
        return webhooks(World.keys(1));
    }

    private static AccessClaims claims() {
        return new AccessClaims(
                World.TENANT,
                new UserId(UUID.randomUUID()),
                new SessionId(UUID.randomUUID()),
                1,
                List.of("admin"),
                Instant.EPOCH,
                List.of("pwd"));
    }

    private static Webhooks webhooks(KeyRing keys) {
        return new PgWebhooks(core.sql(), new Sealer(keys, new SecureRandom()), core.ids());
    }
}
