package io.gatehouse.gateway.refresh;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatehouse.gateway.cookie.AccessCookie;
import io.gatehouse.gateway.core.CoreAnswer;
import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.core.CoreClock;
import io.gatehouse.gateway.refresh.RefreshOutcome.Over;
import io.gatehouse.gateway.refresh.RefreshOutcome.Renewed;
import io.gatehouse.gateway.refresh.RefreshOutcome.Unknown;
import io.gatehouse.gateway.token.AccessTokenVerifier;
import io.gatehouse.gateway.token.TokenCache;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.http.ClientContext;
import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refreshes sessions at the core: once for each token, however many requests need it. */
public final class Refresher {
    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
    private static final Duration KEPT = Duration.ofSeconds(10);
    /** A response that comes later than this after its flight must not write cookies: a newer flight has been by then. */
    private static final Duration COOKIES_GOOD_FOR = Duration.ofSeconds(60);

    private static final int RETRY_AFTER_SECONDS = 2;

    private final CoreClient core;
    private final ClusterFlight cluster;
    private final AccessTokenVerifier verifier;
    private final AccessCookie accessCookie;
    private final TokenCache tokens;
    private final SingleFlight<RefreshOutcome> flights;
    private final Cache<UUID, Integer> newest;
    private final MeterRegistry metrics;
    private final CoreClock clock;

    public Refresher(
            Vertx vertx,
            CoreClient core,
            ClusterFlight cluster,
            AccessTokenVerifier verifier,
            AccessCookie accessCookie,
            TokenCache tokens,
            MeterRegistry metrics,
            CoreClock clock) {
        this.core = core;
        this.cluster = cluster;
        this.verifier = verifier;
        this.accessCookie = accessCookie;
        this.tokens = tokens;
        this.flights = new SingleFlight<>(vertx, "refresh", KEPT, outcome -> !(outcome instanceof Unknown), metrics);
        this.newest = Caffeine.newBuilder()
                .maximumSize(200_000)
                .expireAfterWrite(Duration.ofMinutes(30))
                .build();
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Refreshes; the future never fails.
     *
     * <p>Callers of one token share a flight only when they come from one address. A thief who keeps step with the owner would otherwise
     * share every result and never collide with them; alone, each gets an access token of another random life, and they drift apart.
     * Nor do callers at hosts of different tenants: what the one is given the other is refused.
     *
     * @param tenant the slug of the tenant at whose host the token was presented
     */
    public Future<RefreshOutcome> refresh(String refreshToken, String tenant, ClientContext client) {
        String key = hash(refreshToken + '\n' + client.ip() + '\n' + tenant);
        return flights.join(
                key,
                () -> cluster.fly(key, () -> core.refresh(refreshToken, client))
                        .compose(answer -> read(answer, tenant))
                        .recover(failure -> {
                            LOG.atWarn()
                                    .addKeyValue("requestId", client.requestId())
                                    .log("A refresh got no answer of the core: {}", failure.toString());
                            return Future.succeededFuture(new Unknown(RETRY_AFTER_SECONDS));
                        })
                        .onSuccess(outcome -> metrics.counter(
                                        "gatehouse.refresh",
                                        "outcome",
                                        outcome.getClass().getSimpleName())
                                .increment()));
    }

    /** Takes tokens that the core gave with a refresh or a sign-in at a host of the tenant. */
    public Future<RefreshOutcome> accept(JsonObject tokensJson, String tenant) {
        String accessToken = tokensJson.getString("accessToken", "");
        String refreshToken = tokensJson.getString("refreshToken", "");
        JsonObject session = tokensJson.getJsonObject("session", new JsonObject());
        Instant keptUntil =
                session.getBoolean("rememberMe", false) ? Instant.parse(session.getString("expiresAt")) : null;
        return verifier.verifyFromCore(accessToken).map(token -> {
            if (token == null) {
                LOG.warn("The core issued an access token that does not verify here; do issuer and audience agree?");
                return new Unknown(RETRY_AFTER_SECONDS);
            }
            Long life = tokensJson.getLong("expiresIn");
            if (life != null) {
                clock.heard(token.expiresAt().minusSeconds(life));
            }
            return renewed(token, tenant, refreshToken, keptUntil);
        });
    }

    /** Whether a response may still write the cookies of an outcome: not when this node knows a newer generation. */
    public boolean mayWrite(Renewed renewed) {
        Integer known = newest.getIfPresent(renewed.token().session());
        boolean isNewest = known == null || renewed.token().generation() >= known;
        return isNewest && clock.instant().isBefore(renewed.at().plus(COOKIES_GOOD_FOR));
    }

    private Renewed renewed(VerifiedToken token, String tenant, String refreshToken, @Nullable Instant keptUntil) {
        String cookie = accessCookie.seal(token.bearer().jwt(), tenant);
        // Remembered already: the browser's first call with it costs no signature check.
        tokens.put(cookie, tenant, token);
        newest.asMap().merge(token.session(), token.generation(), Math::max);
        return new Renewed(token, cookie, refreshToken, keptUntil, clock.instant());
    }

    private Future<RefreshOutcome> read(CoreAnswer answer, String tenant) {
        if (answer.status() == 200) {
            return accept(answer.json(), tenant);
        }
        if (answer.status() == 401) {
            return Future.succeededFuture(new Over(problem(answer.json())));
        }
        return Future.succeededFuture(new Unknown(retryAfter(answer)));
    }

    private static Problem problem(JsonObject told) {
        String code = told.getString("code", "");
        for (ProblemCode ending :
                new ProblemCode[] {ProblemCode.SESSION_EXPIRED, ProblemCode.SESSION_REVOKED, ProblemCode.TOKEN_REUSED
                }) {
            if (ending.name().equals(code)) {
                String reason = told.getString("reason");
                return reason == null ? ending.problem() : ending.problem().with("reason", reason);
            }
        }
        return ProblemCode.UNAUTHENTICATED.problem();
    }

    private static int retryAfter(CoreAnswer answer) {
        String told = answer.retryAfter();
        return told != null && told.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(told)) : RETRY_AFTER_SECONDS;
    }

    private static String hash(String refreshToken) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(refreshToken.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no SHA-256", missing);
        }
    }
}
