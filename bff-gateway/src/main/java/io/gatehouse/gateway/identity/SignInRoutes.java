package io.gatehouse.gateway.identity;

import io.gatehouse.gateway.cookie.CookieJar;
import io.gatehouse.gateway.cookie.DeviceCookie;
import io.gatehouse.gateway.cookie.RequestCookies;
import io.gatehouse.gateway.core.CoreAnswer;
import io.gatehouse.gateway.refresh.RefreshOutcome;
import io.gatehouse.gateway.refresh.Refresher;
import io.gatehouse.gateway.session.Admission.Denied;
import io.gatehouse.gateway.session.Admission.Granted;
import io.gatehouse.gateway.session.Caller;
import io.gatehouse.gateway.session.SessionGate;
import io.gatehouse.kit.http.StrictJson;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The resources whose answers may begin a session: what the core hands out goes into cookies and never into a body. */
public final class SignInRoutes {
    private static final String REPLACES = "Gatehouse-Replaces";

    /** What a reference of the core looks like; anything else is not worth a call. */
    private static final Pattern HALF_SESSION = Pattern.compile("[A-Za-z0-9_.-]{20,128}");

    /** What the core says of tokens and sessions, for native clients alone. */
    private static final List<String> NOT_FOR_BROWSERS =
            List.of("accessToken", "refreshToken", "tokenType", "expiresIn", "session");

    private final Forwarder forwarder;
    private final SessionGate gate;
    private final Refresher refresher;
    private final CookieJar jar;
    private final DeviceCookie devices;
    private final Caller caller;

    public SignInRoutes(
            Forwarder forwarder,
            SessionGate gate,
            Refresher refresher,
            CookieJar jar,
            DeviceCookie devices,
            Caller caller) {
        this.forwarder = forwarder;
        this.gate = gate;
        this.refresher = refresher;
        this.jar = jar;
        this.devices = devices;
        this.caller = caller;
    }

    /** For anybody; an answer that begins a session begins it in this browser. */
    void open(RoutingContext ctx) {
        knowDevice(ctx);
        Answering.finish(ctx, forwarder.forward(ctx, null).compose(answer -> withCookies(ctx, answer, null)));
    }

    /** What the core says of the features, and the one that is the gateway's. */
    void policiesWithPageSteps(RoutingContext ctx) {
        knowDevice(ctx);
        Answering.finish(ctx, forwarder.forward(ctx, null).map(answer -> {
            JsonObject body = answer.json();
            JsonObject features = body.getJsonObject("features");
            return features == null
                    ? () -> Forwarder.answer(ctx, answer)
                    : () -> Forwarder.json(ctx, answer.status(), body.put("features", features.put("pageSteps", true)));
        }));
    }

    void login(RoutingContext ctx) {
        knowDevice(ctx);
        MultiMap headers = forwarder.headers(ctx, null).addAll(replaced(ctx));
        Answering.finish(
                ctx,
                forwarder.forward(ctx, headers, ctx.body().buffer()).compose(answer -> withCookies(ctx, answer, null)));
    }

    /** The half-session stands in a cookie; the core wants it beside the code. */
    void challenge(RoutingContext ctx) {
        List<String> halfSessions = RequestCookies.of(ctx).all(jar.names().mfa()).stream()
                .filter(value -> HALF_SESSION.matcher(value).matches())
                .toList();
        if (halfSessions.isEmpty()) {
            ctx.fail(ProblemCode.UNAUTHENTICATED.exception());
            return;
        }
        knowDevice(ctx);
        // Read strictly, so that what the core would refuse is not made good here by writing it anew.
        Buffer sent = Objects.requireNonNullElseGet(ctx.body().buffer(), Buffer::buffer);
        JsonObject body = StrictJson.parse(sent).put("challenge", halfSessions.getFirst());
        MultiMap headers = forwarder.headers(ctx, null).addAll(replaced(ctx));
        Answering.finish(
                ctx,
                forwarder.forward(ctx, headers, body.toBuffer()).compose(answer -> withCookies(ctx, answer, null)));
    }

    /** Ends every session and begins a fresh one, which this browser gets. */
    void password(RoutingContext ctx) {
        Answering.finish(ctx, gate.admit(ctx).compose(admission -> switch (admission) {
            case Granted granted ->
                forwarder.forwardAs(ctx, granted, replaced(ctx)).compose(answer -> withCookies(ctx, answer, granted));
            case Denied denied -> Future.succeededFuture(() -> ProblemWriter.write(ctx, denied.problem()));
        }));
    }

    /** The session that this browser still has: it ends in the transaction that begins the new one. */
    private MultiMap replaced(RoutingContext ctx) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        gate.refreshTokens(ctx).stream().findFirst().ifPresent(token -> headers.add(REPLACES, token));
        return headers;
    }

    /** Gives a device that has no id one, before the core is asked: it remembers devices by it. */
    private void knowDevice(RoutingContext ctx) {
        if (caller.device(RequestCookies.of(ctx)) != null) {
            return;
        }
        String fresh = devices.fresh();
        Caller.give(ctx, Objects.requireNonNull(devices.id(fresh)));
        ctx.addHeadersEndHandler(head -> {
            if (ctx.response().getStatusCode() < 300) {
                jar.writeDevice(ctx.response(), fresh);
            }
        });
    }

    /**
     * Takes tokens and half-sessions out of the core's answer and puts them into cookies.
     *
     * @param before the session that the request came with, which then is over
     */
    private Future<Runnable> withCookies(RoutingContext ctx, CoreAnswer answer, @Nullable Granted before) {
        JsonObject body = answer.status() == 200 ? answer.json() : new JsonObject();
        if (body.containsKey("challenge")) {
            return Future.succeededFuture(() -> {
                jar.writeHalfSession(
                        ctx.response(), String.valueOf(body.remove("challenge")), body.getLong("expiresIn", 600L));
                Forwarder.json(ctx, 200, body);
            });
        }
        if (!body.containsKey("refreshToken")) {
            return Future.succeededFuture(() -> Forwarder.answer(ctx, answer));
        }
        return refresher.accept(body, caller.host(ctx).tenant()).map(outcome -> switch (outcome) {
            case RefreshOutcome.Renewed renewed -> () -> begin(ctx, renewed, body, before);
            case RefreshOutcome.Over over -> () -> ProblemWriter.write(ctx, over.problem());
            case RefreshOutcome.Unknown unknown ->
                () -> ProblemWriter.write(ctx, Answering.unavailable(unknown.retryAfterSeconds()));
        });
    }

    private void begin(RoutingContext ctx, RefreshOutcome.Renewed renewed, JsonObject body, @Nullable Granted before) {
        gate.refuse(ctx, "REPLACED_BY_SIGN_IN");
        if (before != null) {
            forwarder.over(before, "PASSWORD_CHANGED");
        }
        jar.writeSession(ctx.response(), renewed.accessCookie(), renewed.refreshToken(), renewed.keptUntil());
        if (!RequestCookies.of(ctx).all(jar.names().mfa()).isEmpty()) {
            jar.clearHalfSession(ctx.response());
        }
        NOT_FOR_BROWSERS.forEach(body::remove);
        Forwarder.json(ctx, 200, body);
    }
}
