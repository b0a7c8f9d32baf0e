package io.gatehouse.gateway.token;

import static io.gatehouse.gateway.testing.Waiting.result;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.gatehouse.gateway.testing.TestKeys;
import io.gatehouse.kit.token.SharedTokenKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The core changes its key while tokens come in: the gateway refuses none, whichever core it asks. */
class RotationTest {
    private static final Instant START = Instant.parse("2026-11-21T06:00:00Z");
    private static final UUID SESSION = UUID.fromString("0190a000-0000-7000-8000-0000000000bb");
    private static final Duration PUBLISHED = Duration.ofMinutes(10);
    private static final Duration SIGNS = Duration.ofMinutes(20);
    private static final Duration WITHDRAWN = Duration.ofMinutes(45);
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final TestKeys old = TestKeys.generate("old");
    private final TestKeys next = TestKeys.generate("next");
    private final TestKeys forger = TestKeys.generate("forged");
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private int asked;
    private final SigningKeySet keys =
            new SigningKeySet(() -> Future.succeededFuture(jwks()), new SharedTokenKeys(null), now::get);
    private final AccessTokenVerifier verifier =
            new AccessTokenVerifier(vertx, keys, TestKeys.ISSUER, "gatehouse-api", now::get);

    @AfterEach
    void stop() {
        result(vertx.close());
    }

    /** Two cores answer in turn, and one of them reads its store a minute after the other. */
    private String jwks() {
        Duration age = Duration.between(START, now.get());
        Duration lag = asked++ % 2 == 0 ? Duration.ZERO : Duration.ofMinutes(1);
        List<JWK> published = new ArrayList<>();
        if (age.compareTo(WITHDRAWN.plus(lag)) < 0) {
            published.add(old.key().toPublicJWK());
        }
        if (age.compareTo(PUBLISHED.plus(lag)) >= 0) {
            published.add(next.key().toPublicJWK());
        }
        return new JWKSet(published).toString();
    }

    @Test
    void no_token_is_refused_while_keys_change_and_forged_key_ids_keep_it_busy() {
        Deque<String> living = new ArrayDeque<>();
        int lifeInSteps = (int) LIFE.dividedBy(STEP);
        for (Duration age = Duration.ZERO; age.compareTo(Duration.ofHours(1)) < 0; age = age.plus(STEP)) {
            now.set(START.plus(age));
            if (age.toSeconds() % 60 == 0) {
                assertTrue(result(keys.reload()));
            }
            TestKeys signing = age.compareTo(SIGNS) < 0 ? old : next;
            living.addLast(token(signing));
            if (living.size() > lifeInSteps) {
                living.removeFirst();
            }
            assertFalse(isAccepted(token(forger)));
            assertTrue(isAccepted(living.getFirst()), "the oldest token at " + age);
            assertTrue(isAccepted(living.getLast()), "the newest token at " + age);
        }
    }

    private String token(TestKeys key) {
        return key.sign(TestKeys.claims(SESSION, 1, now.get().plus(LIFE)).build());
    }

    private boolean isAccepted(String text) {
        return result(verifier.verify(text).map(token -> token != null));
    }
}
