package io.gatehouse.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.OutboxQueue.Claimed;
import io.gatehouse.core.kernel.Backlog;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every outbox promises. */
public abstract class OutboxBehaviour {
    private static final Duration LEASE = Duration.ofMinutes(1);

    protected abstract Outbox outbox();

    protected abstract OutboxQueue queue();

    /** Lets time pass. */
    protected abstract void pass(Duration time);

    @Test
    void a_mail_is_claimed_as_it_was_queued() {
        Mail mail = new Mail(
                MailTemplate.PASSWORD_RESET,
                World.OTHER_TENANT,
                new Email("ines@calder.studio"),
                "de",
                Map.of("link", "https://login.example.com/#token=ä", "hours", "1"));
        outbox().queue(mail);
        Claimed claimed = queue().claim(10, LEASE).getFirst();
        assertEquals(mail, claimed.mail());
        assertEquals(1, claimed.attempt());
        assertTrue(claimed.isReadable());
    }

    @Test
    void no_mail_is_claimed_twice_within_its_lease() {
        for (int number = 0; number < 5; number++) {
            outbox().queue(mail(number));
        }
        Set<UUID> seen = new HashSet<>();
        List<Claimed> first = queue().claim(3, LEASE);
        List<Claimed> second = queue().claim(3, LEASE);
        first.forEach(mail -> seen.add(mail.id()));
        second.forEach(mail -> seen.add(mail.id()));
        assertEquals(3, first.size());
        assertEquals(2, second.size());
        assertEquals(5, seen.size());
        assertEquals(List.of(), queue().claim(3, LEASE));
    }

    @Test
    void a_sender_that_dies_loses_its_mails_to_the_next_when_the_lease_ends() {
        outbox().queue(mail(1));
        UUID id = queue().claim(1, LEASE).getFirst().id();
        pass(LEASE.plusSeconds(1));
        Claimed again = queue().claim(1, LEASE).getFirst();
        assertEquals(id, again.id());
        assertEquals(2, again.attempt());
    }

    @Test
    void a_sent_mail_is_done() {
        outbox().queue(mail(1));
        queue().sent(queue().claim(1, LEASE).getFirst().id());
        pass(Duration.ofDays(1));
        assertEquals(List.of(), queue().claim(1, LEASE));
    }

    @Test
    void a_mail_that_is_put_off_comes_back_when_it_is_due() {
        outbox().queue(mail(1));
        queue().retry(queue().claim(1, LEASE).getFirst().id(), Duration.ofHours(1), "SMTP 451");
        pass(Duration.ofMinutes(59));
        assertEquals(List.of(), queue().claim(1, LEASE));
        pass(Duration.ofMinutes(2));
        assertEquals(2, queue().claim(1, LEASE).getFirst().attempt());
    }

    @Test
    void a_mail_that_is_given_up_never_comes_back() {
        outbox().queue(mail(1));
        queue().giveUp(queue().claim(1, LEASE).getFirst().id(), "x".repeat(1000));
        pass(Duration.ofDays(1));
        assertEquals(List.of(), queue().claim(1, LEASE));
    }

    @Test
    void what_waits_is_counted_with_its_age_until_it_is_sent_or_given_up() {
        assertEquals(new Backlog(0, Duration.ZERO), queue().backlog());
        outbox().queue(mail(1));
        pass(Duration.ofMinutes(5));
        outbox().queue(mail(2));
        outbox().queue(mail(3));
        Backlog all = queue().backlog();
        assertEquals(3, all.waiting());
        assertEquals(5, all.oldest().toMinutes());
        List<Claimed> claimed = queue().claim(3, LEASE);
        assertEquals(3, queue().backlog().waiting(), "what is on its way still waits");
        queue().sent(claimed.getFirst().id());
        queue().giveUp(claimed.get(1).id(), "SMTP 550");
        assertEquals(1, queue().backlog().waiting());
        assertEquals(0, queue().backlog().oldest().toMinutes(), "the oldest is gone");
    }

    private static Mail mail(int number) {
        Email to = new Email("person" + number + "@calder.studio");
        return new Mail(MailTemplate.UNLOCK, World.TENANT, to, "en", Map.of("link", "https://login.example.com"));
    }
}
