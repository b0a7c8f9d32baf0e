package io.gatehouse.gateway.exchange;

import com.github.benmanes.caffeine.cache.Ticker;
import io.gatehouse.gateway.core.CoreAnswer;
import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.refresh.SingleFlight;
import io.gatehouse.gateway.session.Admission;
import io.gatehouse.gateway.session.Admission.Denied;
import io.gatehouse.gateway.session.Admission.Granted;
import io.gatehouse.gateway.session.AsPerson;
import io.gatehouse.gateway.session.Caller;
import io.gatehouse.gateway.token.RevokedSessions;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a token for one product API in the place of the session's own (RFC 8707, section 1: a token that one API could replay to another
 * should not reach it). Asked for once for each session and audience while it lives, however many calls need it.
 *
 * <p>An exchange that fails answers 503 and leaves everything as it is: the session is as good as before, and a 401 would send the person
 * to a sign-in that changes nothing. Only a core that says that the session is over makes it 401.
 */
public final class TokenExchange {
    private static final Logger LOG = LoggerFactory.getLogger(TokenExchange.class);
    /** How long a refusal is believed: it is one of the configuration, and asking at every call would help nobody. */
    private static final Duration REFUSAL_KEPT = Duration.ofSeconds(10);

    private static final int RETRY_AFTER_SECONDS = 2;

    private final CoreClient core;
    private final AsPerson person;
    private final Caller caller;
    private final RevokedSessions revoked;
    private final NarrowTokens tokens;
    private final SingleFlight<CoreAnswer> flights;
    private final MeterRegistry metrics;
    private final InstantSource clock;

    /**
     * Takes the parts.
     *
     * @param audiences all that may be asked for
     * @param most tokens kept in memory
     */
    public TokenExchange(
            Vertx vertx,
            CoreClient core,
            AsPerson person,
            Caller caller,
            RevokedSessions revoked,
            Set<String> audiences,
            int most,
            MeterRegistry metrics,
            InstantSource clock) {
        this.core = core;
        this.person = person;
        this.caller = caller;
        this.revoked = revoked;
        this.tokens = new NarrowTokens(audiences, most, metrics, Ticker.systemTicker());
        this.flights = new SingleFlight<>(vertx, "exchange", REFUSAL_KEPT, TokenExchange::isRefusal, metrics);
        this.metrics = metrics;
        this.clock = clock;
        revoked.listen((session, reason) -> tokens.forget(session));
    }

    /** Forgets all tokens: each is asked for anew when it is needed. */
    public void forgetAll() {
        tokens.clear();
    }

    /** Returns the admission with a token for the audience, or why there is none. The future never fails. */
    public Future<Admission> narrow(RoutingContext ctx, Granted granted, String audience) {
        VerifiedToken token = granted.token();
        String kept = tokens.find(token.session(), audience);
        if (kept != null) {
            return Future.succeededFuture(new Granted(token.exchangedFor(kept), granted.isFresh()));
        }
        return person.call(ctx, granted, presented -> exchange(ctx, presented, audience))
                .map(called -> admission(called, audience))
                .otherwise(failure -> new Denied(
                        failure instanceof ProblemException known ? known.problem() : withoutAnswer(failure)));
    }

    private Future<CoreAnswer> exchange(RoutingContext ctx, VerifiedToken token, String audience) {
        return flights.join(token.session() + " " + audience, () -> {
            Instant asked = clock.instant();
            return core.exchange(token.bearer().jwt(), audience, caller.of(ctx)).onSuccess(answer -> {
                metrics.counter("gatehouse.exchanges", "status", Integer.toString(answer.status()))
                        .increment();
                keep(token, audience, answer, Duration.between(asked, clock.instant()));
            });
        });
    }

    private void keep(VerifiedToken token, String audience, CoreAnswer answer, Duration onItsWay) {
        if (answer.status() != 200) {
            return;
        }
        Duration life = Duration.ofSeconds(answer.json().getLong("expiresIn", 0L));
        tokens.keep(token.session(), audience, answer.json().getString("token", ""), life, onItsWay);
        // It may have ended while the core answered.
        if (revoked.reason(token.session()) != null) {
            tokens.forget(token.session());
        }
    }

    private Admission admission(AsPerson.Called called, String audience) {
        CoreAnswer answer = called.answer();
        Problem over = revoked.problem(called.token().session());
        if (over != null) {
            return new Denied(over);
        }
        if (answer.status() == 200) {
            return new Granted(called.token().exchangedFor(answer.json().getString("token", "")), /* isFresh= */ true);
        }
        LOG.warn(
                "The core gave no token for the audience {} ({}); does policies.tokens.exchange allow it?",
                audience,
                answer.status());
        return new Denied(unavailable());
    }

    private static Problem withoutAnswer(Throwable failure) {
        LOG.warn("The core did not answer an exchange: {}", failure.toString());
        return unavailable();
    }

    private static Problem unavailable() {
        return ProblemCode.UNAVAILABLE.problem().withRetryAfter(RETRY_AFTER_SECONDS);
    }

    private static boolean isRefusal(CoreAnswer answer) {
        return answer.status() == 403 || answer.status() == 404;
    }
}
