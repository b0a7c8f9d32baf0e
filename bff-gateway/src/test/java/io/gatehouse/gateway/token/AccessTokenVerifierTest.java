package io.gatehouse.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.gateway.testing.TestKeys;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.kit.problem.ProblemException;
import io.gatehouse.kit.token.SharedTokenKeys;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTokenVerifierTest {
    private static final Instant START = Instant.parse("2026-11-21T06:00:00Z");
    private static final UUID SESSION = UUID.fromString("0190a000-0000-7000-8000-0000000000bb");

    private final Vertx vertx = Vertx.vertx();
    private final TestKeys core = TestKeys.generate("key-1");
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Instant now = START;
    private volatile Future<String> answer = Future.succeededFuture(core.jwks());
    private final SigningKeySet keys = new SigningKeySet(
            () -> {
                asked.incrementAndGet();
                return answer;
            },
            new SharedTokenKeys(null),
            () -> now);
    private final AccessTokenVerifier verifier =
            new AccessTokenVerifier(vertx, keys, TestKeys.ISSUER, "gatehouse-api", () -> now);

    @AfterEach
    void stop() {
        Waiting.result(vertx.close());
    }

    private static JWTClaimsSet.Builder claims() {
        return TestKeys.claims(SESSION, 7, START.plusSeconds(600));
    }

    private boolean isAccepted(String jwt) {
        return Waiting.result(verifier.verify(jwt).map(token -> token != null));
    }

    private boolean isAccepted(UnaryOperator<JWTClaimsSet.Builder> spoil) {
        return isAccepted(core.sign(spoil.apply(claims()).build()));
    }

    @Test
    void a_good_token_gives_its_claims_and_never_prints_itself() {
        String jwt = core.sign(claims().build());
        VerifiedToken token = Waiting.result(verifier.verify(jwt));
        assertNotNull(token);
        assertEquals(SESSION, token.session());
        assertEquals(7, token.generation());
        assertEquals(List.of("user"), token.roles());
        assertEquals(START.plusSeconds(600), token.expiresAt());
        assertEquals(jwt, token.bearer().jwt());
        assertFalse(token.toString().contains("ey"), token.toString());
    }

    @Test
    void expiry_is_no_forgery() {
        assertTrue(isAccepted(claims -> claims.expirationTime(java.util.Date.from(START.minusSeconds(60)))));
    }

    @Test
    void wrong_and_missing_claims_are_refused() {
        assertFalse(isAccepted(claims -> claims.issuer("https://evil.example")));
        assertFalse(isAccepted(claims -> claims.issuer(null)));
        assertFalse(isAccepted(claims -> claims.audience("another")));
        assertFalse(isAccepted(claims -> claims.audience(List.of("gatehouse-api", "another"))));
        assertFalse(isAccepted(claims -> claims.expirationTime(null)));
        assertFalse(isAccepted(claims -> claims.issueTime(null)));
        assertFalse(isAccepted(claims -> claims.issueTime(java.util.Date.from(START.plusSeconds(3_600)))));
        assertFalse(isAccepted(claims -> claims.subject(null)));
        assertFalse(isAccepted(claims -> claims.jwtID(null)));
        for (String name : List.of("sid", "gen", "roles")) {
            assertFalse(isAccepted(claims -> claims.claim(name, null)), name);
        }
        assertFalse(isAccepted(claims -> claims.claim("sid", "no uuid")));
        assertFalse(isAccepted(claims -> claims.claim("gen", "seven")));
        assertFalse(isAccepted(claims -> claims.claim("roles", "admin")));
    }

    @Test
    void other_algorithms_types_and_keys_are_refused() throws JOSEException {
        JWTClaimsSet good = claims().build();
        assertFalse(isAccepted(new PlainJWT(good).serialize()), "alg none");
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID("key-1")
                        .build(),
                good);
        confused.sign(new MACSigner(core.jwks()));
        assertFalse(isAccepted(confused.serialize()), "the public key as a secret");
        assertFalse(isAccepted(core.sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID("key-1")
                        .build(),
                good)));
        assertFalse(isAccepted(core.sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                good)));
        assertFalse(isAccepted(TestKeys.generate("key-1").sign(good)), "another key of the same name");
        String jwt = core.sign(good);
        assertFalse(isAccepted(jwt.substring(0, jwt.lastIndexOf('.') + 1) + "A".repeat(86)), "a zero signature");
        assertFalse(isAccepted(jwt.substring(0, jwt.lastIndexOf('.') + 1)));
        for (String garbage : List.of("", ".", "..", "a.b.c", "x".repeat(9_000))) {
            assertFalse(isAccepted(garbage));
        }
    }

    @Test
    void an_unknown_key_is_asked_for_once_in_a_while_and_not_for_each_token() {
        TestKeys next = TestKeys.generate("key-2");
        String jwt = next.sign(claims().build());
        for (int i = 0; i < 5; i++) {
            assertFalse(isAccepted(jwt));
        }
        assertEquals(1, asked.get());
        answer = Future.succeededFuture(next.jwks());
        now = now.plusSeconds(6);
        assertTrue(isAccepted(jwt));
        assertEquals(2, asked.get());
    }

    @Test
    void those_who_come_while_the_keys_are_asked_for_share_the_answer() {
        Promise<String> slow = Promise.promise();
        answer = slow.future();
        String jwt = core.sign(claims().build());
        Future<@Nullable VerifiedToken> one = verifier.verify(jwt);
        Future<@Nullable VerifiedToken> two = verifier.verify(jwt);
        slow.complete(core.jwks());
        assertNotNull(Waiting.result(one));
        assertNotNull(Waiting.result(two));
        assertEquals(1, asked.get());
    }

    @Test
    void while_the_core_is_away_an_unknown_key_is_503_and_known_keys_go_on() {
        answer = Future.failedFuture("away");
        Future<@Nullable VerifiedToken> verdict = verifier.verify(core.sign(claims().build()));
        Waiting.until("it ended", verdict::isComplete);
        assertTrue(verdict.cause() instanceof ProblemException refusal
                && refusal.problem().status() == 503);
        assertNull(keys.text());
        answer = Future.succeededFuture(core.jwks());
        now = now.plusSeconds(6);
        assertTrue(isAccepted(core.sign(claims().build())));
        for (String bad : List.of("not json", "{\"keys\":7}")) {
            answer = Future.succeededFuture(bad);
            assertFalse(Waiting.result(keys.reload()));
        }
        answer = Future.failedFuture("away");
        assertFalse(Waiting.result(keys.reload()));
        assertTrue(isAccepted(core.sign(claims().build())));
        assertEquals(core.jwks(), keys.text());
    }

    @Test
    void whoever_waits_for_a_key_that_another_asked_for_goes_on_on_their_own_event_loop() {
        Promise<String> open = Promise.promise();
        answer = open.future();
        String jwt = core.sign(claims().build());
        List<Context> loops = loops(3);
        List<Future<Context>> wentOn = loops.stream()
                .map(loop -> {
                    Promise<Context> here = Promise.promise();
                    loop.runOnContext(call -> verifier.verify(jwt)
                            .onComplete(verified -> here.complete(Objects.requireNonNull(Vertx.currentContext()))));
                    return here.future();
                })
                .toList();
        Waiting.until("all wait", () -> asked.get() == 1);
        loops.forEach(loop -> Waiting.result(onLoop(loop)));
        loops.getLast().runOnContext(answered -> open.complete(core.jwks()));
        assertEquals(loops, wentOn.stream().map(Waiting::result).toList());
    }

    private List<Context> loops(int many) {
        List<Context> loops = new CopyOnWriteArrayList<>();
        Waiting.result(vertx.deployVerticle(
                () -> new AbstractVerticle() {
                    @Override
                    public void start() {
                        loops.add(context);
                    }
                },
                new DeploymentOptions().setInstances(many)));
        return loops;
    }

    private static Future<Void> onLoop(Context loop) {
        Promise<Void> passed = Promise.promise();
        loop.runOnContext(passed::complete);
        return passed.future();
    }
}
