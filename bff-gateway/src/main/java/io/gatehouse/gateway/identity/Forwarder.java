package io.gatehouse.gateway.identity;

import io.gatehouse.gateway.core.CoreAnswer;
import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.session.Admission.Denied;
import io.gatehouse.gateway.session.Admission.Granted;
import io.gatehouse.gateway.session.Caller;
import io.gatehouse.gateway.session.SessionGate;
import io.gatehouse.gateway.token.RevokedSessions;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a request of the identity API to the core and its answer back. Of the headers only those go through that are named here. */
public final class Forwarder {
    /** The headers of the core's answers that are for browsers. */
    private static final CharSequence[] ANSWERED = {
        HttpHeaders.CONTENT_TYPE, HttpHeaders.RETRY_AFTER, HttpHeaders.ALLOW, "RateLimit", "RateLimit-Policy"
    };

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
    private static final int RETRY_AFTER_SECONDS = 2;
    /** Longer than any access token lives. */
    private static final Duration REFUSED_FOR = Duration.ofDays(1);

    private final CoreClient core;
    private final Caller caller;
    private final SessionGate gate;
    private final RevokedSessions revoked;
    private final InstantSource clock;

    public Forwarder(CoreClient core, Caller caller, SessionGate gate, RevokedSessions revoked, InstantSource clock) {
        this.core = core;
        this.caller = caller;
        this.gate = gate;
        this.revoked = revoked;
        this.clock = clock;
    }

    /** Forwards as somebody, or as nobody with null. Fails with 503 when the core does not answer. */
    Future<CoreAnswer> forward(RoutingContext ctx, @Nullable VerifiedToken token) {
        return forward(ctx, token, MultiMap.caseInsensitiveMultiMap());
    }

    Future<CoreAnswer> forward(RoutingContext ctx, @Nullable VerifiedToken token, MultiMap added) {
        return forward(ctx, headers(ctx, token).addAll(added), ctx.body().buffer());
    }

    Future<CoreAnswer> forward(RoutingContext ctx, MultiMap headers, @Nullable Buffer body) {
        String uri = ctx.request().uri();
        return core.call(ctx.request().method(), uri, headers, body, caller.of(ctx))
                .recover(failure -> {
                    LOG.atWarn()
                            .addKeyValue("requestId", caller.of(ctx).requestId())
                            .log("The core gave no answer: {}", failure.toString());
                    return Future.failedFuture(ProblemCode.UNAVAILABLE
                            .problem()
                            .withRetryAfter(RETRY_AFTER_SECONDS)
                            .exception());
                });
    }

    /**
     * Forwards as a signed-in person. Where the core finds the token too old although we do not (clocks differ), it is renewed once.
     */
    Future<CoreAnswer> forwardAs(RoutingContext ctx, Granted granted) {
        return forwardAs(ctx, granted, MultiMap.caseInsensitiveMultiMap());
    }

    /** The same with headers that the gateway adds. */
    Future<CoreAnswer> forwardAs(RoutingContext ctx, Granted granted, MultiMap added) {
        return forward(ctx, granted.token(), added).compose(answer -> {
            if (answer.status() != 401) {
                return Future.succeededFuture(answer);
            }
            noteEnd(granted.token(), answer);
            boolean isTooOld = answer.code().equals(ProblemCode.UNAUTHENTICATED.name()) && !granted.isFresh();
            return isTooOld ? renewAndForward(ctx, answer, added) : Future.succeededFuture(answer);
        });
    }

    /** Refuses a session's access tokens on this node from now on: the announcement may still be on its way. */
    void over(Granted granted, String reason) {
        revoked.add(granted.token().session(), reason, clock.instant().plus(REFUSED_FOR));
    }

    private Future<CoreAnswer> renewAndForward(RoutingContext ctx, CoreAnswer refusal, MultiMap added) {
        return gate.renew(ctx).compose(admission -> switch (admission) {
            case Granted renewed -> forward(ctx, renewed.token(), added);
            case Denied denied -> Future.succeededFuture(refusal);
        });
    }

    private void noteEnd(VerifiedToken token, CoreAnswer answer) {
        String reason = answer.json().getString("reason");
        if (reason != null) {
            revoked.add(token.session(), reason, clock.instant().plus(REFUSED_FOR));
        }
    }

    MultiMap headers(RoutingContext ctx, @Nullable VerifiedToken token) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        copy(ctx, headers, HttpHeaders.CONTENT_TYPE);
        copy(ctx, headers, HttpHeaders.ACCEPT_LANGUAGE);
        if (token != null) {
            headers.add(HttpHeaders.AUTHORIZATION, "Bearer " + token.jwt());
        }
        return headers;
    }

    private static void copy(RoutingContext ctx, MultiMap headers, CharSequence name) {
        String value = ctx.request().getHeader(name);
        if (value != null) {
            headers.add(name, value);
        }
    }

    /** Gives the core's answer to the browser. */
    static void answer(RoutingContext ctx, CoreAnswer answer) {
        ctx.response().setStatusCode(answer.status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        for (CharSequence name : ANSWERED) {
            String value = answer.headers().get(name);
            if (value != null) {
                ctx.response().putHeader(name, value);
            }
        }
        ctx.response().end(answer.body());
    }

    static void json(RoutingContext ctx, int status, JsonObject body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.toBuffer());
    }

    static void noContent(RoutingContext ctx) {
        ctx.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }
}
