package io.gatehouse.gateway.token;

import static io.gatehouse.gateway.testing.Waiting.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.gatehouse.gateway.testing.TestKeys;
import io.gatehouse.kit.problem.ProblemException;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.token.SharedTokenKeys;
import io.gatehouse.kit.token.TokenKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SigningKeySetTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicReference<Future<String>> answer = new AtomicReference<>(
            Future.succeededFuture(TestKeys.generate("old").jwks()));
    private final AtomicInteger asked = new AtomicInteger();
    private final SigningKeySet keys = new SigningKeySet(
            () -> {
                asked.incrementAndGet();
                return answer.get();
            },
            new SharedTokenKeys(null),
            now::get);

    private @Nullable TokenKey find(String kid) {
        return result(keys.find(kid).map(Optional::ofNullable)).orElse(null);
    }

    private void later(long seconds) {
        now.set(now.get().plusSeconds(seconds));
    }

    @Test
    void a_known_key_is_not_asked_for_again() {
        assertNotNull(find("old"));
        assertNotNull(find("old"));
        assertEquals(1, asked.get());
    }

    @Test
    void a_new_key_of_the_core_is_found_by_asking() {
        assertNotNull(find("old"));
        answer.set(Future.succeededFuture(TestKeys.generate("new").jwks()));
        later(6);
        assertNotNull(find("new"));
        assertNull(find("old"), "a key that the core withdrew");
    }

    @Test
    void a_withdrawn_key_is_remembered_as_such_and_what_it_verified_is_forgotten_once() {
        AtomicInteger forgotten = new AtomicInteger();
        keys.whenWithdrawn(forgotten::incrementAndGet);
        String old = answer.get().result();
        assertTrue(result(keys.reload()));
        assertFalse(keys.isWithdrawn("old"));
        answer.set(Future.succeededFuture(TestKeys.generate("new").jwks()));
        assertTrue(result(keys.reload()));
        assertTrue(result(keys.reload()));
        assertTrue(keys.isWithdrawn("old"));
        assertFalse(keys.isWithdrawn("a-key-of-nobody"));
        assertEquals(1, forgotten.get());
        answer.set(Future.succeededFuture(old));
        assertTrue(result(keys.reload()));
        assertFalse(keys.isWithdrawn("old"), "another core was behind");
    }

    @Test
    void for_a_token_that_the_core_gave_it_is_asked_again_at_once() {
        assertTrue(result(keys.reload()));
        answer.set(Future.succeededFuture(TestKeys.generate("new").jwks()));
        assertNull(find("new"), "anybody's token waits for the pause");
        assertFalse(keys.knows("new"));
        assertTrue(result(keys.askNow()));
        assertTrue(keys.knows("new"));
        Promise<String> open = Promise.promise();
        answer.set(open.future());
        Future<Boolean> first = keys.askNow();
        Future<Boolean> second = keys.askNow();
        open.complete(TestKeys.generate("newer").jwks());
        assertTrue(result(first) && result(second));
        assertEquals(3, asked.get(), "two who come at once share a question");
    }

    @Test
    void a_question_without_an_answer_is_asked_again_after_a_second() {
        answer.set(Future.failedFuture("the core is just starting"));
        assertTrue(keys.ready().failed());
        assertTrue(keys.ready().failed());
        assertEquals(1, asked.get(), "not at once");
        later(2);
        answer.set(Future.succeededFuture(TestKeys.generate("old").jwks()));
        assertTrue(keys.ready().succeeded());
        assertNotNull(find("old"));
        assertEquals(2, asked.get());
    }

    @Test
    void made_up_key_ids_cannot_flood_the_core() {
        for (int i = 0; i < 100; i++) {
            assertNull(find("made-up-" + i));
        }
        assertEquals(1, asked.get());
        later(6);
        assertNull(find("made-up"));
        assertEquals(2, asked.get());
    }

    @Test
    void those_who_come_while_a_question_is_open_share_its_answer() {
        Promise<String> open = Promise.promise();
        answer.set(open.future());
        var one = keys.find("new").map(Optional::ofNullable);
        later(60);
        var other = keys.find("new").map(Optional::ofNullable);
        open.complete(TestKeys.generate("new").jwks());
        assertTrue(result(one).isPresent());
        assertTrue(result(other).isPresent());
        assertEquals(1, asked.get());
    }

    @Test
    void while_the_core_is_away_the_keys_we_have_go_on_and_others_are_unknown_for_now() {
        assertNotNull(find("old"));
        String text = keys.text();
        answer.set(Future.failedFuture("away"));
        later(6);
        Future<?> unknown = keys.find("new");
        assertTrue(unknown.cause() instanceof ProblemException problem
                && problem.problem().status() == 503);
        assertNotNull(find("old"));
        assertEquals(text, keys.text());
    }

    @Test
    void malformed_keys_leave_the_old_ones() {
        assertTrue(result(keys.reload()));
        answer.set(Future.succeededFuture("{\"keys\":5"));
        assertFalse(result(keys.reload()));
        assertNotNull(find("old"));
    }

    @Test
    void only_keys_that_will_do_are_taken_from_the_answer() throws JOSEException {
        byte[] secret = new byte[32];
        answer.set(Future.succeededFuture(new JWKSet(List.of(
                        new RSAKeyGenerator(2_048).keyID("rsa").generate().toPublicJWK(),
                        new RSAKeyGenerator(1_024, true)
                                .keyID("short")
                                .generate()
                                .toPublicJWK(),
                        new ECKeyGenerator(Curve.P_384)
                                .keyID("other-curve")
                                .generate()
                                .toPublicJWK(),
                        new OctetSequenceKey.Builder(secret).keyID("secret").build()))
                .toString(/* publicKeysOnly= */ false)));
        assertNotNull(find("rsa"));
        for (String kid : List.of("short", "other-curve", "secret")) {
            assertNull(find(kid), kid);
        }
    }

    @Test
    void a_configured_secret_is_no_matter_of_the_core() {
        KeyRing ring = KeyRing.parse("1:" + Base64.getEncoder().encodeToString(new byte[32]));
        SigningKeySet withSecret =
                new SigningKeySet(() -> Future.failedFuture("away"), new SharedTokenKeys(ring), now::get);
        Future<@Nullable TokenKey> secret = withSecret.find("hs256-1");
        assertNotNull(result(secret));
    }

    @Test
    void a_private_key_in_the_answer_is_not_used() {
        answer.set(Future.succeededFuture(
                "{\"keys\":[" + TestKeys.generate("private").key().toJSONString() + "]}"));
        assertNull(find("private"));
    }
}
