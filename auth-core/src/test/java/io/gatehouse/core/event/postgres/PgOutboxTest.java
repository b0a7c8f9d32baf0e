package io.gatehouse.core.event.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.event.Outbox;
import io.gatehouse.core.event.OutboxBehaviour;
import io.gatehouse.core.event.OutboxQueue;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import io.gatehouse.kit.secret.Sealer;
import io.vertx.sqlclient.Row;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time passes by moving what is stored into the past. */
class PgOutboxTest extends OutboxBehaviour {
    @AutoClose
    private static final PgCore core = new PgCore();

    @BeforeEach
    void forget() {
        core.database().run("DELETE FROM outbox");
    }

    @Test
    void a_payload_is_sealed_and_gone_when_the_mail_is_done() {
        outbox().queue(mail());
        Row row = core.sql().one("looking", "SELECT encode(payload, 'escape') AS text FROM outbox");
        String stored = Objects.requireNonNull(row).getString("text");
        assertFalse(stored.contains("secret-token"));
        queue().sent(queue().claim(1, Duration.ofMinutes(1)).getFirst().id());
        assertEquals(
                1,
                core.sql()
                        .run("looking", "SELECT 1 FROM outbox WHERE payload IS NULL")
                        .size());
    }

    @Test
    void a_payload_that_does_not_open_says_so() {
        outbox().queue(mail());
        PgOutbox withOtherKeys =
                new PgOutbox(core.sql(), new Sealer(World.keys(2), new SecureRandom()), core.ids(), new WakeUp());
        OutboxQueue.Claimed claimed =
                withOtherKeys.claim(1, Duration.ofMinutes(1)).getFirst();
        assertFalse(claimed.isReadable());
        assertEquals(Map.of(), claimed.mail().values());
    }

    @Test
    void a_payload_cannot_be_moved_to_another_mail() {
        outbox().queue(mail());
        outbox().queue(mail());
        core.database()
                .run("UPDATE outbox SET payload = (SELECT payload FROM outbox ORDER BY id LIMIT 1)"
                        + " WHERE id = (SELECT id FROM outbox ORDER BY id DESC LIMIT 1)");
        assertEquals(
                1,
                queue().claim(2, Duration.ofMinutes(1)).stream()
                        .filter(OutboxQueue.Claimed::isReadable)
                        .count());
    }

    @Override
    protected Outbox outbox() {
        return adapter();
    }

    @Override
    protected OutboxQueue queue() {
        return adapter();
    }

    @Override
    protected void pass(Duration time) {
        core.database()
                .run("UPDATE outbox SET created_at = created_at - i, next_attempt_at = next_attempt_at - i"
                        + " FROM (SELECT interval '" + time.toMillis() + " milliseconds') AS past (i)");
    }

    private static PgOutbox adapter() {
        return new PgOutbox(core.sql(), new Sealer(World.keys(1), new SecureRandom()), core.ids(), new WakeUp());
    }

    private static Mail mail() {
        return new Mail(
                MailTemplate.UNLOCK,
                World.TENANT,
                new Email("ines@calder.studio"),
                "en",
                Map.of("link", "https://login.example.com/#token=secret-token"));
    }
}
