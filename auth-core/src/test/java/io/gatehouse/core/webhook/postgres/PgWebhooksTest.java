package io.gatehouse.core.webhook.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.webhook.Webhook;
import io.gatehouse.core.webhook.WebhookSecret;
import io.gatehouse.core.webhook.Webhooks;
import io.gatehouse.core.webhook.WebhooksBehaviour;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Set;
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

    @Override
    protected Webhooks webhooks() {
        return webhooks(World.keys(1));
    }

    private static Webhooks webhooks(KeyRing keys) {
        return new PgWebhooks(core.sql(), new Sealer(keys, new SecureRandom()), core.ids());
    }
}
