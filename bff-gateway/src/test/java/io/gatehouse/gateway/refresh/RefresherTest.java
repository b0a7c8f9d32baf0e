package io.gatehouse.gateway.refresh;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.cookie.AccessCookie;
import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.core.CoreClock;
import io.gatehouse.gateway.testing.TestKeys;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.gatehouse.gateway.token.AccessTokenVerifier;
import io.gatehouse.gateway.token.Bearer;
import io.gatehouse.gateway.token.SigningKeySet;
import io.gatehouse.gateway.token.TokenCache;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.http.ClientAssertion;
import io.gatehouse.kit.http.ClientContext;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.gatehouse.kit.token.SharedTokenKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefresherTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx();
    private volatile Instant now = START;
    private final CoreClock clock = new CoreClock(() -> now);
    private final Refresher refresher = refresher();

    private Refresher refresher() {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        HttpClient http = vertx.createHttpClient();
        Sealer sealer = new Sealer(KeyRing.parse(World.COOKIE_KEYS), new SecureRandom());
        SigningKeySet keys = new SigningKeySet(() -> Future.failedFuture("none"), new SharedTokenKeys(null), clock);
        return new Refresher(
                vertx,
                new CoreClient(
                        http,
                        http,
                        List.of(URI.create("http://127.0.0.1:1")),
                        SHORT,
                        SHORT,
                        new ClientAssertion(KeyRing.parse(World.GATEWAY_KEYS)),
                        clock,
                        () -> new ClientContext("127.0.0.1", "test", null, "request-1", "localhost")),
                new ClusterFlight(vertx, new FlightBoard(vertx, null), sealer, SHORT, () -> "owner", metrics),
                new AccessTokenVerifier(vertx, keys, TestKeys.ISSUER, "gatehouse-api", clock),
                new AccessCookie(sealer),
                new TokenCache(10, metrics),
                metrics,
                clock);
    }

    @AfterEach
    void stop() {
        Waiting.result(vertx.close());
    }

    @Test
    void a_minute_after_a_refresh_its_cookies_are_too_old_to_be_written() {
        VerifiedToken token =
                new VerifiedToken(new Bearer("jwt"), UUID.randomUUID(), "user", 3, List.of(), START.plusSeconds(900));
        RefreshOutcome.Renewed renewed = new RefreshOutcome.Renewed(token, "cookie", "token", null, START);
        now = START.plusSeconds(59);
        assertTrue(refresher.mayWrite(renewed));
        now = START.plusSeconds(60);
        assertFalse(refresher.mayWrite(renewed), "a newer flight may have been meanwhile, on another gateway");
    }
}
