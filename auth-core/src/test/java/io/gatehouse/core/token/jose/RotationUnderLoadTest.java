package io.gatehouse.core.token.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.core.event.AuditEvent;
import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.testing.SigningNodes;
import io.gatehouse.core.testing.SigningNodes.Node;
import io.gatehouse.core.testing.World;
import io.gatehouse.kit.token.AccessJwt;
import io.gatehouse.kit.token.TokenKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys change while tokens are made and checked; no token is ever refused for it. */
class RotationUnderLoadTest {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final Duration CACHE = Duration.ofMinutes(5);
    private static final Map<String, String> HOURLY =
            Map.of("tokens.keyRotation", "1h", "tokens.accessLifetime", "15m");

    private final SigningNodes nodes = new SigningNodes();

    private record Live(String text, Instant end) {}

    /** An API that keeps our JWKS as long as it may, and asks for nothing in between. */
    private static final class Verifier {
        private final Map<String, TokenKey> keys = new HashMap<>();
        private Instant fetched = Instant.EPOCH;

        void look(Node core, Instant now) throws ParseException {
            if (now.isBefore(fetched.plus(CACHE))) {
                return;
            }
            fetched = now;
            keys.clear();
            for (JWK key : JWKSet.parse(core.keys().jwks()).getKeys()) {
                TokenKey usable = TokenKey.of(key);
                assertNotNull(usable);
                keys.put(usable.kid(), usable);
            }
        }

        boolean accepts(String text, Instant now) {
            AccessJwt jwt = AccessJwt.parse(text);
            TokenKey key = jwt == null ? null : keys.get(jwt.kid());
            return jwt != null && key != null && jwt.claims(key, SigningNodes.ISSUER, "gatehouse-api", now) != null;
        }
    }

    /**
     * Six hours of three nodes whose looks into the store do not coincide, an operator who replaces a key at any moment, and a policy that
     * changes the algorithm and back.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333})
    void every_living_token_is_verified_by_every_node_and_by_whoever_keeps_the_keys_for_minutes(long seed)
            throws ParseException {
        Random random = new Random(seed);
        nodes.policies(HOURLY);
        List<Node> cores = List.of(nodes.start(null), nodes.start(null), nodes.start(null));
        Verifier api = new Verifier();
        Deque<Live> living = new ArrayDeque<>();
        Set<String> kids = new TreeSet<>();
        int steps = (int) Duration.ofHours(6).dividedBy(STEP);
        for (int step = 0; step < steps; step++) {
            Instant now = nodes.now.updateAndGet(before -> before.plus(STEP));
            // Each node once a minute, one after the other.
            cores.get(step % 3).keys().reload();
            api.look(cores.get(random.nextInt(3)), now);
            if (step == steps / 3) {
                nodes.policies(Map.of("tokens.keyRotation", "1h", "tokens.signing", "rs256"));
            } else if (step == steps / 2) {
                nodes.policies(HOURLY);
            } else if (random.nextInt(400) == 0) {
                assertNotNull(cores.get(random.nextInt(3))
                        .rotation()
                        .replace(Administrator.operator(World.TENANT), World.CLIENT));
            }
            if (step % 3 == 0) {
                String text = issue(cores.get(random.nextInt(3)));
                kids.add(SignedJWT.parse(text).getHeader().getKeyID());
                living.add(new Live(text, now.plus(LIFE)));
            }
            living.removeIf(token -> !now.isBefore(token.end()));
            Live oldest = living.getFirst();
            for (Live token : List.of(oldest, living.getLast())) {
                assertTrue(api.accepts(token.text(), now), () -> "the API, seed " + seed + " at " + now);
                for (Node core : cores) {
                    assertNotNull(core.tokens().verify(token.text()), () -> "a core, seed " + seed + " at " + now);
                }
            }
        }
        assertTrue(kids.size() >= 6, "keys that signed: " + kids.size());
        assertTrue(told().containsAll(kids), "the audit log knows each key");
        assertEquals(told().size(), Set.copyOf(told()).size(), "and tells of each once");
    }

    @Test
    void threads_that_make_and_check_tokens_notice_nothing() throws InterruptedException, ExecutionException {
        nodes.policies(HOURLY);
        List<Node> cores = List.of(nodes.start(null), nodes.start(null));
        ReadWriteLock moment = new ReentrantReadWriteLock(/* fair= */ true);
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicLong checked = new AtomicLong();
        CountDownLatch begun = new CountDownLatch(4);
        List<Future<?>> load = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                Node maker = cores.get(i % 2);
                Node checker = cores.get((i + 1) % 2);
                load.add(threads.submit(() -> {
                    while (!isOver.get()) {
                        // The clock stands still for one token: only keys may change meanwhile, not its age.
                        moment.readLock().lock();
                        try {
                            assertNotNull(checker.tokens().verify(issue(maker)));
                        } finally {
                            moment.readLock().unlock();
                        }
                        checked.incrementAndGet();
                        begun.countDown();
                    }
                }));
            }
            begun.await();
            try {
                for (int minute = 0; minute < 300; minute++) {
                    moment.writeLock().lock();
                    try {
                        nodes.now.updateAndGet(before -> before.plus(Duration.ofSeconds(30)));
                    } finally {
                        moment.writeLock().unlock();
                    }
                    cores.get(minute % 2).keys().reload();
                }
            } finally {
                isOver.set(true);
            }
        }
        for (Future<?> each : load) {
            each.get();
        }
        assertTrue(checked.get() >= 4, "tokens were checked");
        assertEquals(3, told().size(), "the first key and two rotations in 150 minutes");
    }

    @Test
    void an_operators_rotation_publishes_first_signs_later_and_is_told_once() throws ParseException {
        nodes.policies(Map.of());
        Node core = nodes.start(null);
        String old = SignedJWT.parse(issue(core)).getHeader().getKeyID();
        assertNotNull(core.rotation().replace(Administrator.operator(World.TENANT), World.CLIENT));
        core.keys().reload();
        assertEquals(2, JWKSet.parse(core.keys().jwks()).getKeys().size());
        assertEquals(
                old, SignedJWT.parse(issue(core)).getHeader().getKeyID(), "verifiers get time to learn the new key");
        nodes.now.updateAndGet(now -> now.plus(Duration.ofMinutes(10)));
        assertNotEquals(old, SignedJWT.parse(issue(core)).getHeader().getKeyID(), "then the new key signs");
        assertEquals(2, told().size());
        assertEquals("OPERATOR", nodes.events.last().details().get("by"));
        assertEquals("SCHEDULE", nodes.events.all().getFirst().details().get("by"));
    }

    @Test
    void a_revoked_key_signs_and_verifies_nowhere_once_the_store_was_read_and_another_signs_at_once()
            throws ParseException {
        nodes.policies(Map.of());
        Node one = nodes.start(null);
        Node other = nodes.start(null);
        String stolen = SignedJWT.parse(issue(one)).getHeader().getKeyID();
        String before = issue(one);
        Administrator operator = Administrator.operator(World.TENANT);
        assertNotNull(one.rotation().revoke(stolen, operator, World.CLIENT));
        assertNull(one.rotation().revoke(stolen, operator, World.CLIENT), "once");
        for (Node node : List.of(one, other)) {
            node.keys().reload();
            assertNull(node.tokens().verify(before));
            assertTrue(JWKSet.parse(node.keys().jwks()).getKeys().stream()
                    .noneMatch(key -> key.getKeyID().equals(stolen)));
            assertNotEquals(stolen, SignedJWT.parse(issue(node)).getHeader().getKeyID());
        }
        assertNotNull(other.tokens().verify(issue(one)));
        assertEquals(
                List.of(EventKind.SIGNING_KEY_ROTATED, EventKind.SIGNING_KEY_REVOKED, EventKind.SIGNING_KEY_ROTATED),
                nodes.events.kinds());
    }

    @Test
    void a_key_that_waits_for_its_time_is_revoked_without_another_taking_its_place() throws ParseException {
        nodes.policies(Map.of());
        Node core = nodes.start(null);
        String signing = SignedJWT.parse(issue(core)).getHeader().getKeyID();
        Administrator operator = Administrator.operator(World.TENANT);
        var next = core.rotation().replace(operator, World.CLIENT);
        assertNotNull(next);
        var left = core.rotation().revoke(next.kid(), operator, World.CLIENT);
        assertEquals(1, left == null ? 0 : left.size());
        core.keys().reload();
        assertEquals(signing, SignedJWT.parse(issue(core)).getHeader().getKeyID());
    }

    private List<String> told() {
        return nodes.events.all().stream()
                .filter(event -> event.kind() == EventKind.SIGNING_KEY_ROTATED)
                .map(AuditEvent::details)
                .map(details -> String.valueOf(details.get("kid")))
                .toList();
    }

    private static String issue(Node core) {
        return core.tokens().issue(SigningNodes.CLAIMS, LIFE).text().utf8();
    }
}
