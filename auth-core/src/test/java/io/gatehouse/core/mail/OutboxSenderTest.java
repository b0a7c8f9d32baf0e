package io.gatehouse.core.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.event.OutboxQueue;
import io.gatehouse.core.kernel.Backlog;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.testing.MovableClock;
import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.testing.memory.MemoryOutbox;
import io.gatehouse.core.testing.memory.MemoryOutbox.State;
import io.gatehouse.kit.config.ConfigBinder;
import io.gatehouse.kit.config.ConfigSources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboxSenderTest {
    private static final MailConfig CONFIG = config("poll", "1ms");

    private final MovableClock clock = new MovableClock();
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final WakeUp queued = new WakeUp();
    private final List<String> delivered = new CopyOnWriteArrayList<>();

    @Test
    void mails_are_delivered_and_noted_as_sent() {
        queue(5);
        try (OutboxSender _ = sender((to, letter) -> delivered.add(to + " " + letter.subject()))) {
            awaitState(State.SENT, 5);
        }
        assertEquals(5, delivered.size());
        assertTrue(delivered.contains("person3@calder.studio Open sign-in at Harbour again"), delivered.toString());
    }

    @Test
    void a_mail_that_this_node_queues_leaves_at_once_however_long_the_pause_is() {
        CountDownLatch looked = new CountDownLatch(1);
        OutboxQueue watched = new Delegating(outbox) {
            @Override
            public List<Claimed> claim(int most, Duration lease) {
                List<Claimed> claimed = super.claim(most, lease);
                looked.countDown();
                return claimed;
            }
        };
        MailConfig unhurried = config("poll", "1d");
        try (OutboxSender _ =
                new OutboxSender(watched, (to, letter) -> delivered.add(to), tenant -> "Harbour", unhurried, queued)) {
            awaitQuietly(looked);
            queue(1);
            queued.call();
            awaitState(State.SENT, 1);
        }
    }

    @Test
    void a_mail_that_is_not_taken_now_is_put_off_ever_longer_and_given_up_in_the_end() {
        queue(1);
        try (OutboxSender _ = sender((to, letter) -> {
            throw new Postman.Undelivered("SMTP 451", /* isPermanent= */ false);
        })) {
            TestCore.await(() -> outbox.putOff().equals(Duration.ofSeconds(30)), "the first pause");
            assertEquals("SMTP 451", outbox.error());
            clock.advance(Duration.ofSeconds(30));
            TestCore.await(() -> outbox.putOff().equals(Duration.ofMinutes(1)), "a pause twice as long");
            clock.advance(Duration.ofMinutes(1));
            awaitState(State.GIVEN_UP, 1);
        }
    }

    @Test
    void a_mail_that_is_refused_for_good_is_given_up_at_once() {
        queue(1);
        try (OutboxSender _ = sender((to, letter) -> {
            throw new Postman.Undelivered("SMTP 550", /* isPermanent= */ true);
        })) {
            awaitState(State.GIVEN_UP, 1);
        }
        assertEquals("SMTP 550", outbox.error());
    }

    @Test
    void a_slow_delivery_keeps_no_other_mail_waiting() {
        CountDownLatch slow = new CountDownLatch(1);
        queue(4);
        try (OutboxSender _ = sender((to, letter) -> {
            if (to.startsWith("person0")) {
                awaitQuietly(slow);
            }
            delivered.add(to);
        })) {
            awaitState(State.SENT, 3);
            slow.countDown();
            awaitState(State.SENT, 4);
        }
    }

    @Test
    void closing_waits_for_what_is_on_its_way() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        queue(1);
        OutboxSender sender = sender((to, letter) -> {
            started.countDown();
            awaitQuietly(go);
            delivered.add(to);
        });
        started.await();
        Thread closing = Thread.ofVirtual().start(sender::close);
        go.countDown();
        closing.join();
        assertEquals(1, delivered.size());
        assertEquals(1, outbox.count(State.SENT));
    }

    @Test
    void a_payload_that_does_not_open_is_given_up() {
        queue(1);
        AtomicInteger deliveries = new AtomicInteger();
        OutboxQueue unreadable = new Delegating(outbox) {
            @Override
            public List<Claimed> claim(int most, Duration lease) {
                return super.claim(most, lease).stream()
                        .map(mail -> new Claimed(mail.id(), mail.mail(), mail.attempt(), /* isReadable= */ false))
                        .toList();
            }
        };
        try (OutboxSender _ = new OutboxSender(
                unreadable, (to, letter) -> deliveries.incrementAndGet(), tenant -> "Harbour", CONFIG, queued)) {
            awaitState(State.GIVEN_UP, 1);
        }
        assertEquals(0, deliveries.get());
    }

    @Test
    void a_mail_whose_outcome_cannot_be_noted_is_sent_again_when_its_lease_ends() {
        queue(1);
        AtomicInteger notes = new AtomicInteger();
        OutboxQueue forgetful = new Delegating(outbox) {
            @Override
            public void sent(UUID id) {
                if (notes.incrementAndGet() == 1) {
                    throw new IllegalStateException("the database is away");
                }
                super.sent(id);
            }
        };
        try (OutboxSender _ =
                new OutboxSender(forgetful, (to, letter) -> delivered.add(to), tenant -> "Harbour", CONFIG, queued)) {
            TestCore.await(() -> notes.get() == 1, "the first try");
            clock.advance(CONFIG.timeout().multipliedBy(2));
            awaitState(State.SENT, 1);
        }
        assertEquals(2, delivered.size(), "twice is better than never");
    }

    private static MailConfig config(String key, String value) {
        return ConfigBinder.bind(
                MailConfig.class,
                ConfigSources.ofOverrides(Map.of("attempts", "3", "connections", "2", "timeout", "5s", key, value)));
    }

    private OutboxSender sender(Postman postman) {
        return new OutboxSender(outbox, postman, tenant -> "Harbour", CONFIG, queued);
    }

    private void queue(int mails) {
        for (int number = 0; number < mails; number++) {
            Email to = new Email("person" + number + "@calder.studio");
            outbox.queue(new Mail(
                    MailTemplate.UNLOCK,
                    World.TENANT,
                    to,
                    "en",
                    Map.of("link", "https://login.example.com", "hours", "1")));
        }
    }

    private void awaitState(State state, int mails) {
        TestCore.await(() -> outbox.count(state) == mails, mails + " mails " + state);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The queue with one thing different. */
    private abstract static class Delegating implements OutboxQueue {
        private final OutboxQueue queue;

        Delegating(OutboxQueue queue) {
            this.queue = queue;
        }

        @Override
        public List<Claimed> claim(int most, Duration lease) {
            return queue.claim(most, lease);
        }

        @Override
        public void sent(UUID id) {
            queue.sent(id);
        }

        @Override
        public void retry(UUID id, Duration delay, String error) {
            queue.retry(id, delay, error);
        }

        @Override
        public void giveUp(UUID id, String error) {
            queue.giveUp(id, error);
        }

        @Override
        public Backlog backlog() {
            return queue.backlog();
        }
    }
}
