package io.gatehouse.gateway.identity;

import io.gatehouse.gateway.core.CoreAnswer;
import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.session.Admission.Granted;
import io.gatehouse.gateway.session.AsPerson;
import io.gatehouse.gateway.session.Caller;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
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

    private final CoreClient core;
    private final Caller caller;
    private final AsPerson person;

    public Forwarder(CoreClient core, Caller caller, AsPerson person) {
        this.core = core;
        this.caller = caller;
        this.person = person;
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
        return core.forward(ctx.request().method(), uri, headers, body, caller.of(ctx))
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

    /** Forwards as a signed-in person, with a renewed token where the core finds this one too old. */
    Future<CoreAnswer> forwardAs(RoutingContext ctx, Granted granted) {
        return forwardAs(ctx, granted, MultiMap.caseInsensitiveMultiMap());
    }

    /** The same with headers that the gateway adds. */
    Future<CoreAnswer> forwardAs(RoutingContext ctx, Granted granted, MultiMap added) {
        return person.call(ctx, granted, token -> forward(ctx, token, added)).map(AsPerson.Called::answer);
    }

    /** Refuses a session's access tokens on this node from now on. */
    void over(Granted granted, String reason) {
        person.over(granted.token(), reason);
    }

    MultiMap headers(RoutingContext ctx, @Nullable VerifiedToken token) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        copy(ctx, headers, HttpHeaders.CONTENT_TYPE);
        copy(ctx, headers, HttpHeaders.ACCEPT_LANGUAGE);
        if (token != null) {
            headers.add(HttpHeaders.AUTHORIZATION, token.bearer().authorization());
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
