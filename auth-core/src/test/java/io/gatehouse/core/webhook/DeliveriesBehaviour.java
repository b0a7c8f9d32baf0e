package io.gatehouse.core.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.kernel.Backlog;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.webhook.Deliveries.Claimed;
import io.gatehouse.core.webhook.Deliveries.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of deliveries promises. Each test has an empty one. */
public abstract class DeliveriesBehaviour {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final URI URL = URI.create("https://hooks.example.com/in");
    private static final byte[] SECRET = {7, 7, 7};

    protected abstract Deliveries deliveries();

    protected abstract Webhooks webhooks();

    /** Lets time pass. */
    protected abstract void pass(Duration time);

    @Test
    void what_is_queued_is_claimed_with_all_that_a_try_needs() {
        UUID webhook = endpoint();
        AuditRecord record = record("LOGIN_SUCCESS");
        deliveries().queue(webhook, List.of(record));
        Claimed claimed = only(claim());
        assertEquals(webhook, claimed.webhook());
        assertEquals(World.TENANT, claimed.tenant());
        assertEquals(URL, claimed.url());
        assertArrayEquals(SECRET, claimed.secret().bytes());
        assertEquals(1, claimed.attempt());
        JsonObject body = new JsonObject(Buffer.buffer(claimed.body()));
        assertEquals("LOGIN_SUCCESS", body.getString("type"));
        assertEquals(record.time().toString(), body.getString("timestamp"));
        assertEquals(record.id().toString(), body.getJsonObject("data").getString("id"));
    }

    @Test
    void many_events_are_queued_at_once_and_each_is_delivered() {
        UUID webhook = endpoint();
        deliveries()
                .queue(
                        webhook,
                        IntStream.range(0, 40)
                                .mapToObj(number -> record("LOGOUT"))
                                .toList());
        assertEquals(40, page(webhook, null).size());
        assertEquals(16, claim().size(), "no more than an endpoint's places");
        assertEquals(16, claim().size());
        assertEquals(8, claim().size());
    }

    @Test
    void who_does_not_report_back_within_the_lease_loses_it_to_the_next() {
        UUID webhook = endpoint();
        deliveries().queue(webhook, List.of(record("LOGOUT")));
        Claimed first = only(claim());
        assertTrue(claim().isEmpty());
        pass(LEASE.plusSeconds(1));
        Claimed second = only(claim());
        assertEquals(first.id(), second.id());
        assertEquals(2, second.attempt());
    }

    @Test
    void a_busy_endpoint_one_that_is_off_and_one_that_is_gone_get_nothing() {
        UUID busy = endpoint();
        UUID off = endpoint();
        UUID gone = endpoint();
        for (UUID webhook : List.of(busy, off, gone)) {
            deliveries().queue(webhook, List.of(record("LOGOUT")));
        }
        assertNotNull(webhooks().change(World.TENANT, off, false, null));
        assertTrue(webhooks().remove(World.TENANT, gone));
        assertTrue(deliveries().claim(List.of(busy), 16, LEASE).isEmpty());
        assertEquals(busy, only(claim()).webhook());
        assertNotNull(webhooks().change(World.TENANT, off, true, null));
        assertEquals(off, only(claim()).webhook());
    }

    @Test
    void what_is_delivered_is_over_and_says_so() {
        UUID webhook = endpoint();
        deliveries().queue(webhook, List.of(record("LOGOUT")));
        deliveries().delivered(only(claim()), 204);
        pass(Duration.ofDays(1));
        assertTrue(claim().isEmpty());
        Delivery log = only(page(webhook, null));
        assertEquals(Delivery.State.DELIVERED, log.state());
        assertEquals("LOGOUT", log.kind());
        assertEquals(1, log.attempts());
        assertEquals(204, log.lastStatus());
        assertNull(log.lastError());
    }

    @Test
    void what_is_put_off_comes_back_in_its_time_and_its_endpoint_is_failing_until_one_goes_well() {
        UUID webhook = endpoint();
        deliveries().queue(webhook, List.of(record("LOGOUT")));
        deliveries().retry(only(claim()), Duration.ofMinutes(2), new Failure("STATUS", 500));
        Webhook failing = webhooks().find(World.TENANT, webhook);
        assertNotNull(failing);
        assertNotNull(failing.failingSince());
        Delivery log = only(page(webhook, null));
        assertEquals(Delivery.State.WAITING, log.state());
        assertEquals("STATUS", log.lastError());
        assertEquals(500, log.lastStatus());
        pass(Duration.ofMinutes(1));
        assertTrue(claim().isEmpty());
        pass(Duration.ofMinutes(1).plusSeconds(1));
        deliveries().delivered(only(claim()), 200);
        Webhook well = webhooks().find(World.TENANT, webhook);
        assertNotNull(well);
        assertNull(well.failingSince());
    }

    @Test
    void what_is_given_up_is_not_tried_again() {
        UUID webhook = endpoint();
        deliveries().queue(webhook, List.of(record("LOGOUT")));
        Claimed claimed = only(claim());
        deliveries().giveUp(claimed, new Failure("CONNECTION", null));
        pass(Duration.ofDays(1));
        assertTrue(claim().isEmpty());
        Delivery log = only(page(webhook, null));
        assertEquals(Delivery.State.FAILED, log.state());
        assertEquals("CONNECTION", log.lastError());
        deliveries().delivered(claimed, 200);
        assertEquals(Delivery.State.FAILED, only(page(webhook, null)).state(), "what is over stays as it is");
    }

    @Test
    void the_log_is_read_newest_first_page_by_page_by_its_tenant_alone() {
        UUID webhook = endpoint();
        UUID other = endpoint();
        for (String kind : List.of("LOGIN_SUCCESS", "LOGOUT", "LOGIN_FAILED")) {
            deliveries().queue(webhook, List.of(record(kind)));
            deliveries().queue(other, List.of(record("TOKEN_REFRESH")));
        }
        List<Delivery> first = deliveries().page(World.TENANT, webhook, null, 2);
        assertEquals(
                List.of("LOGIN_FAILED", "LOGOUT"),
                first.stream().map(Delivery::kind).toList());
        assertEquals(
                List.of("LOGIN_SUCCESS"),
                page(webhook, first.getLast().id()).stream().map(Delivery::kind).toList());
        assertTrue(deliveries().page(World.OTHER_TENANT, webhook, null, 10).isEmpty());
    }

    @Test
    void what_waits_for_endpoints_that_are_on_is_counted_with_its_age() {
        UUID webhook = endpoint();
        UUID off = endpoint();
        assertEquals(new Backlog(0, Duration.ZERO), deliveries().backlog());
        deliveries().queue(webhook, List.of(record("LOGOUT")));
        pass(Duration.ofMinutes(5));
        deliveries().queue(webhook, List.of(record("LOGOUT"), record("LOGOUT")));
        deliveries().queue(off, List.of(record("LOGOUT")));
        assertNotNull(webhooks().change(World.TENANT, off, false, null));
        Backlog all = deliveries().backlog();
        assertEquals(3, all.waiting());
        assertEquals(5, all.oldest().toMinutes());
        List<Claimed> claimed = claim();
        deliveries().delivered(claimed.getFirst(), 204);
        deliveries().giveUp(claimed.get(1), new Failure("CONNECTION", null));
        assertEquals(1, deliveries().backlog().waiting());
    }

    @Test
    void what_is_old_is_forgotten_a_batch_at_a_time() {
        UUID webhook = endpoint();
        deliveries().queue(webhook, List.of(record("LOGOUT"), record("LOGOUT"), record("LOGOUT")));
        pass(Duration.ofDays(31));
        deliveries().queue(webhook, List.of(record("LOGIN_SUCCESS")));
        assertEquals(2, deliveries().forget(Duration.ofDays(30), 2));
        assertEquals(1, deliveries().forget(Duration.ofDays(30), 2));
        assertEquals(0, deliveries().forget(Duration.ofDays(30), 2));
        assertEquals("LOGIN_SUCCESS", only(page(webhook, null)).kind());
    }

    private UUID endpoint() {
        return webhooks()
                .add(World.TENANT, URL, Set.of(), WebhookSecret.of(SECRET))
                .id();
    }

    private List<Claimed> claim() {
        return deliveries().claim(List.of(), 16, LEASE);
    }

    private List<Delivery> page(UUID webhook, @org.jspecify.annotations.Nullable UUID before) {
        return deliveries().page(World.TENANT, webhook, before, 100);
    }

    private static <T> T only(List<T> list) {
        assertEquals(1, list.size());
        return list.getFirst();
    }

    private static AuditRecord record(String kind) {
        return new AuditRecord(
                UUID.randomUUID(),
                Instant.parse("2026-03-01T12:00:00.123456Z"),
                kind,
                World.TENANT,
                new UserId(UUID.randomUUID()),
                null,
                null,
                "192.0.2.7",
                "A Browser",
                "request-1",
                Map.of("reason", "TEST"));
    }
}
