package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.RouteConfig;
import io.gatehouse.gateway.exchange.TokenExchange;
import io.gatehouse.gateway.kernel.Paths;
import io.gatehouse.gateway.session.Admission;
import io.gatehouse.gateway.session.Admission.Denied;
import io.gatehouse.gateway.session.Admission.Granted;
import io.gatehouse.gateway.session.SessionGate;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/<route>/**}. An unknown path is answered before anything else is looked at; a route is protected unless its configuration
 * says otherwise; being signed out is 401 and never a redirect.
 */
public final class ApiRoutes implements Handler<RoutingContext> {
    private final RouteTable routes;
    private final SessionGate gate;
    private final TokenExchange exchange;
    private final Breakers breakers;
    private final HttpUpstream http;
    private final WebSocketUpstream webSockets;

    public ApiRoutes(
            RouteTable routes,
            SessionGate gate,
            TokenExchange exchange,
            Breakers breakers,
            HttpUpstream http,
            WebSocketUpstream webSockets) {
        this.routes = routes;
        this.gate = gate;
        this.exchange = exchange;
        this.breakers = breakers;
        this.http = http;
        this.webSockets = webSockets;
    }

    /** Whether a route takes the path; the CSRF check stands behind this question. */
    public void requireRoute(RoutingContext ctx) {
        if (routes.find(Paths.of(ctx.request())) == null) {
            ctx.fail(ProblemCode.NOT_FOUND.exception());
        } else {
            ctx.next();
        }
    }

    @Override
    public void handle(RoutingContext ctx) {
        RouteConfig route = Objects.requireNonNull(routes.find(Paths.of(ctx.request())));
        ProblemCode refusal = refusal(route, ctx.request());
        if (refusal != null) {
            if (refusal == ProblemCode.METHOD_NOT_ALLOWED) {
                ctx.response().putHeader(HttpHeaders.ALLOW, String.join(", ", route.methods()));
            }
            ctx.fail(refusal.exception());
            return;
        }
        if (route.anonymous()) {
            pass(ctx, route, null);
            return;
        }
        // The body waits in the socket until we know who sends it.
        ctx.request().pause();
        String audience = route.audience();
        Future<Admission> admitted = audience == null
                ? gate.admit(ctx)
                : gate.admit(ctx).compose(admission -> narrowed(ctx, route, audience, admission));
        admitted.onComplete(outcome -> {
            if (outcome.failed()) {
                ctx.request().resume();
                ctx.fail(outcome.cause());
            } else {
                admitted(ctx, route, outcome.result());
            }
        });
    }

    /** Only for whom the route is: nobody else's token is exchanged. */
    private Future<Admission> narrowed(RoutingContext ctx, RouteConfig route, String audience, Admission admission) {
        return admission instanceof Granted granted && isFor(route, granted)
                ? exchange.narrow(ctx, granted, audience)
                : Future.succeededFuture(admission);
    }

    private static boolean isFor(RouteConfig route, Granted granted) {
        return granted.token().roles().containsAll(route.requireRoles());
    }

    private void admitted(RoutingContext ctx, RouteConfig route, Admission admission) {
        switch (admission) {
            case Denied denied -> {
                ctx.request().resume();
                ProblemWriter.write(ctx, denied.problem());
            }
            case Granted granted -> {
                if (isFor(route, granted)) {
                    pass(ctx, route, granted.token());
                } else {
                    ctx.request().resume();
                    ctx.fail(ProblemCode.FORBIDDEN.exception());
                }
            }
        }
    }

    private void pass(RoutingContext ctx, RouteConfig route, @Nullable VerifiedToken token) {
        UpstreamHealth health = breakers.of(route);
        Problem refusal = health.refusal();
        if (refusal != null) {
            ctx.request().resume();
            ProblemWriter.write(ctx, refusal);
        } else if (isUpgrade(ctx.request())) {
            webSockets.pass(ctx, route, token, health);
        } else {
            http.pass(ctx, route, token, health);
        }
    }

    private static @Nullable ProblemCode refusal(RouteConfig route, HttpServerRequest request) {
        if (!route.methods().contains(request.method().name())) {
            return ProblemCode.METHOD_NOT_ALLOWED;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean isTooLarge =
                length != null && (!length.matches("\\d{1,18}") || Long.parseLong(length) > route.maxBody());
        return isTooLarge ? ProblemCode.PAYLOAD_TOO_LARGE : null;
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }
}
