package io.gatehouse.core.webhook.postgres;

import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.webhook.Deliveries;
import io.gatehouse.core.webhook.DeliveriesBehaviour;
import io.gatehouse.core.webhook.Webhooks;
import io.gatehouse.kit.secret.Sealer;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Time passes by moving what is stored into the past. */
class PgDeliveriesTest extends DeliveriesBehaviour {
    private static PgCore core;
    private static Ids ids;
    private static Sealer sealer;

    @BeforeAll
    static void start() {
        core = new PgCore();
        // One source: the order of ids within a millisecond is its doing.
        ids = core.ids();
        sealer = new Sealer(World.keys(1), new SecureRandom());
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @BeforeEach
    void empty() {
        core.database().run("DELETE FROM webhooks");
    }

    @Override
    protected Deliveries deliveries() {
        return new PgDeliveries(core.sql(), sealer, ids, new WakeUp());
    }

    @Override
    protected Webhooks webhooks() {
        return new PgWebhooks(core.sql(), sealer, ids);
    }

    @Override
    protected void pass(Duration time) {
        core.database()
                .run("UPDATE webhook_deliveries SET created_at = created_at - i, next_attempt_at = next_attempt_at - i"
                        + " FROM (SELECT interval '" + time.toMillis() + " milliseconds') AS past (i)");
    }
}
