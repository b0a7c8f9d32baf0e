package io.gatehouse.core.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.kernel.Backlog;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.testing.MovableClock;
import io.gatehouse.core.testing.World;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliverWebhookTest implements Deliveries, Courier {
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.215.14");
    private static final String BODY = "{\"type\":\"LOGIN_SUCCESS\",\"data\":{\"name\":\"Ü\"}}";

    private final MovableClock clock = new MovableClock();
    private final WebhookSecret secret = WebhookSecret.fresh(new World().randomBytes);
    private final List<String> outcomes = new ArrayList<>();
    private final List<InetAddress> reached = new ArrayList<>();
    private final List<Map<String, String>> sentHeaders = new ArrayList<>();
    private List<InetAddress> addresses = List.of(PUBLIC);
    private int status = 204;

    @Test
    void the_reference_library_accepts_a_delivery_and_no_other_body() throws Exception {
        // The library compares with the machine's own time.
        DeliverWebhook deliver = new DeliverWebhook(
                this,
                host -> addresses,
                this,
                PolicyBook.fixed(World.policies(Map.of())),
                java.time.InstantSource.system());
        deliver.execute(claimed(1, Instant.now()));
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(header("webhook-id")),
                        "webhook-timestamp", List.of(header("webhook-timestamp")),
                        "webhook-signature", List.of(header("webhook-signature"))),
                (name, value) -> true);
        new Webhook(secret.text()).verify(BODY, headers);
        assertThrows(WebhookVerificationException.class, () -> new Webhook(secret.text()).verify(BODY + " ", headers));
        assertEquals(List.of("delivered 204"), outcomes);
    }

    @Test
    void every_try_has_the_same_id_and_a_signature_of_its_own() {
        status = 500;
        execute(claimed(1, clock.instant()));
        clock.advance(Duration.ofSeconds(5));
        execute(claimed(2, clock.instant()));
        assertEquals(sentHeaders.get(0).get("webhook-id"), sentHeaders.get(1).get("webhook-id"));
        assertNotEquals(
                sentHeaders.get(0).get("webhook-signature"), sentHeaders.get(1).get("webhook-signature"));
        assertEquals(List.of("retry PT5S STATUS 500", "retry PT20S STATUS 500"), outcomes);
    }

    @Test
    void a_redirect_is_a_failure_like_any_other() {
        status = 302;
        execute(claimed(1, clock.instant()));
        assertEquals(List.of("retry PT5S STATUS 302"), outcomes);
    }

    @Test
    void tries_grow_apart_up_to_an_hour_and_end_with_the_policy() {
        assertEquals(Duration.ofSeconds(80), DeliverWebhook.backOff(3));
        assertEquals(Duration.ofHours(1), DeliverWebhook.backOff(7));
        assertEquals(Duration.ofHours(1), DeliverWebhook.backOff(500));
        status = -1;
        execute(claimed(9, clock.instant().minus(Duration.ofHours(22))));
        execute(claimed(9, clock.instant().minus(Duration.ofMinutes(23 * 60 + 30))));
        assertEquals(List.of("retry PT1H CONNECTION null", "gave up CONNECTION null"), outcomes);
    }

    @Test
    void a_name_that_leads_inside_by_now_is_not_followed() {
        execute(claimed(1, clock.instant()));
        addresses = List.of(InetAddress.ofLiteral("169.254.169.254"));
        execute(claimed(1, clock.instant()));
        addresses = List.of();
        execute(claimed(1, clock.instant()));
        assertEquals(List.of(PUBLIC), reached, "it connects to the address that was checked");
        assertEquals(
                List.of("delivered 204", "retry PT5S PRIVATE_ADDRESS null", "retry PT5S UNKNOWN_HOST null"), outcomes);
    }

    @Test
    void what_does_not_open_any_more_is_given_up() {
        execute(new Claimed(
                UUID.randomUUID(), UUID.randomUUID(), World.TENANT, null, secret, new byte[0], 1, clock.instant()));
        assertEquals(List.of("gave up UNREADABLE null"), outcomes);
    }

    private void execute(Claimed claimed) {
        new DeliverWebhook(this, host -> addresses, this, PolicyBook.fixed(World.policies(Map.of())), clock)
                .execute(claimed);
    }

    private Claimed claimed(int attempt, Instant createdAt) {
        return new Claimed(
                new UUID(7, 7),
                new UUID(8, 8),
                World.TENANT,
                URI.create("https://hooks.example.com/gatehouse"),
                secret,
                BODY.getBytes(StandardCharsets.UTF_8),
                attempt,
                createdAt);
    }

    private String header(String name) {
        return java.util.Objects.requireNonNull(sentHeaders.getLast().get(name));
    }

    @Override
    public int post(URI url, InetAddress address, Map<String, String> headers, byte[] body, Duration timeout)
            throws Undelivered {
        reached.add(address);
        sentHeaders.add(headers);
        if (status < 0) {
            throw new Undelivered("CONNECTION", new IllegalStateException());
        }
        return status;
    }

    @Override
    public void delivered(Claimed claimed, int answered) {
        outcomes.add("delivered " + answered);
    }

    @Override
    public void retry(Claimed claimed, Duration delay, Failure failure) {
        outcomes.add("retry " + delay + " " + failure.error() + " " + failure.status());
    }

    @Override
    public void giveUp(Claimed claimed, Failure failure) {
        outcomes.add("gave up " + failure.error() + " " + failure.status());
    }

    @Override
    public void queue(UUID webhook, List<AuditRecord> records) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Claimed> claim(Collection<UUID> busy, int mostEach, Duration lease) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Delivery> page(TenantId tenant, UUID webhook, @Nullable UUID before, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Backlog backlog() {
        throw new AssertionError("a try needs none");
    }

    @Override
    public int forget(Duration age, int most) {
        throw new UnsupportedOperationException();
    }
}
