package io.gatehouse.gateway.identity;

import io.gatehouse.gateway.cookie.CookieJar;
import io.gatehouse.gateway.cookie.DeviceCookie;
import io.gatehouse.gateway.cookie.RequestCookies;
import io.gatehouse.gateway.core.CoreAnswer;
import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.kernel.SameOriginPath;
import io.gatehouse.gateway.refresh.RefreshOutcome;
import io.gatehouse.gateway.refresh.Refresher;
import io.gatehouse.gateway.session.Admission;
import io.gatehouse.gateway.session.Admission.Denied;
import io.gatehouse.gateway.session.Admission.Granted;
import io.gatehouse.gateway.session.Caller;
import io.gatehouse.gateway.session.SessionGate;
import io.gatehouse.kit.http.StrictJson;
import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/auth/**}: the core's resources with cookies outside and bearer tokens inside. No token is ever in a body or a URL here.
 */
public final class IdentityRoutes {
    /** The largest body of a request, in bytes. */
    public static final int LARGEST_BODY = 64 * 1024;

    /** The one resource that a link from elsewhere may lead to: it sends browsers on, and only to our own pages. */
    public static final String NAVIGABLE = CoreClient.IDENTITY + "/refresh";

    private static final String PREFIX = CoreClient.IDENTITY;
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final String REPLACES = "Gatehouse-Replaces";

    /** What a reference of the core looks like; anything else is not worth a call. */
    private static final Pattern HALF_SESSION = Pattern.compile("[A-Za-z0-9_.-]{20,128}");

    /** Anybody may call these. */
    private static final List<String> OPEN_POSTS = List.of(
            "/register",
            "/verify-email",
            "/resend-verification",
            "/forgot-password",
            "/reset-password",
            "/unlock",
            "/unlock/confirm",
            "/email/confirm",
            "/email/cancel",
            "/not-me");

    /** These are for people who are signed in; what else they need, the core judges. */
    private static final Map<String, List<HttpMethod>> SIGNED_IN = Map.ofEntries(
            Map.entry("/me", List.of(HttpMethod.GET, HttpMethod.PATCH)),
            Map.entry("/sessions", List.of(HttpMethod.GET, HttpMethod.DELETE)),
            Map.entry("/email", List.of(HttpMethod.POST)),
            Map.entry("/reauthenticate", List.of(HttpMethod.POST)),
            Map.entry("/mfa", List.of(HttpMethod.GET)),
            Map.entry("/mfa/totp", List.of(HttpMethod.POST, HttpMethod.DELETE)),
            Map.entry("/mfa/totp/confirm", List.of(HttpMethod.POST)),
            Map.entry("/mfa/recovery-codes", List.of(HttpMethod.POST)),
            Map.entry("/mfa/trusted-devices/:id", List.of(HttpMethod.DELETE)),
            Map.entry("/security-events", List.of(HttpMethod.GET)),
            Map.entry("/admin/users", List.of(HttpMethod.GET)),
            Map.entry("/admin/users/:id", List.of(HttpMethod.GET, HttpMethod.PATCH)),
            Map.entry("/admin/users/:id/sessions", List.of(HttpMethod.DELETE)),
            Map.entry("/admin/audit", List.of(HttpMethod.GET)),
            Map.entry("/admin/audit/verify", List.of(HttpMethod.POST)),
            Map.entry("/admin/webhooks", List.of(HttpMethod.GET, HttpMethod.POST)),
            Map.entry("/admin/webhooks/:id", List.of(HttpMethod.PATCH, HttpMethod.DELETE)),
            Map.entry("/admin/webhooks/:id/deliveries", List.of(HttpMethod.GET)),
            Map.entry("/admin/tenants", List.of(HttpMethod.GET, HttpMethod.POST)),
            Map.entry("/admin/tenants/:id", List.of(HttpMethod.PATCH)));

    /** What the core says of tokens and sessions, for native clients alone. */
    private static final List<String> NOT_FOR_BROWSERS =
            List.of("accessToken", "refreshToken", "tokenType", "expiresIn", "session");

    private final CoreClient core;
    private final Forwarder forwarder;
    private final SessionGate gate;
    private final Refresher refresher;
    private final CookieJar jar;
    private final DeviceCookie devices;
    private final Caller caller;
    private final boolean hasTokenExchange;

    /**
     * Takes the parts.
     *
     * @param hasTokenExchange whether browsers may get a token in a body: the one resource where that is so
     */
    public IdentityRoutes(
            CoreClient core,
            Forwarder forwarder,
            SessionGate gate,
            Refresher refresher,
            CookieJar jar,
            DeviceCookie devices,
            Caller caller,
            boolean hasTokenExchange) {
        this.core = core;
        this.forwarder = forwarder;
        this.gate = gate;
        this.refresher = refresher;
        this.jar = jar;
        this.devices = devices;
        this.caller = caller;
        this.hasTokenExchange = hasTokenExchange;
    }

    /** Mounts all of it as one router of its own: a proxied call walks past one route instead of eighty. */
    public void mount(Vertx vertx, Router parent) {
        Router router = Router.router(vertx);
        parent.route(PREFIX + "/*").subRouter(router);
        router.route().handler(new JsonOnly());
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        Resources resources = new Resources(router);
        resources.add(HttpMethod.GET, "/policies", this::open);
        OPEN_POSTS.forEach(path -> resources.add(HttpMethod.POST, path, this::open));
        resources.add(HttpMethod.POST, "/login", this::login);
        resources.add(HttpMethod.POST, "/mfa/challenge", this::challenge);
        resources.add(HttpMethod.POST, "/refresh", this::refresh);
        resources.add(HttpMethod.GET, "/refresh", this::refreshAndReturn);
        resources.add(HttpMethod.POST, "/logout", this::logout);
        resources.add(HttpMethod.POST, "/logout-all", this::logoutAll);
        resources.add(HttpMethod.GET, "/session", this::session);
        SIGNED_IN.forEach((path, methods) -> methods.forEach(method -> resources.add(method, path, this::signedIn)));
        resources.add(HttpMethod.POST, "/password", this::password);
        if (hasTokenExchange) {
            resources.add(HttpMethod.POST, "/token", this::signedIn);
        }
        resources.add(HttpMethod.DELETE, "/sessions/:id", this::endSession);
        resources.refuseTheRest();
    }

    private void open(RoutingContext ctx) {
        knowDevice(ctx);
        finish(ctx, forwarder.forward(ctx, null).compose(answer -> withCookies(ctx, answer, null)));
    }

    private void login(RoutingContext ctx) {
        knowDevice(ctx);
        MultiMap headers = forwarder.headers(ctx, null).addAll(replaced(ctx));
        finish(
                ctx,
                forwarder.forward(ctx, headers, ctx.body().buffer()).compose(answer -> withCookies(ctx, answer, null)));
    }

    /** The half-session stands in a cookie; the core wants it beside the code. */
    private void challenge(RoutingContext ctx) {
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
        finish(ctx, forwarder.forward(ctx, headers, body.toBuffer()).compose(answer -> withCookies(ctx, answer, null)));
    }

    /** Ends every session and begins a fresh one, which this browser gets. */
    private void password(RoutingContext ctx) {
        finish(ctx, gate.admit(ctx).compose(admission -> switch (admission) {
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
        return refresher.accept(body).map(outcome -> switch (outcome) {
            case RefreshOutcome.Renewed renewed -> () -> begin(ctx, renewed, body, before);
            case RefreshOutcome.Over over -> () -> ProblemWriter.write(ctx, over.problem());
            case RefreshOutcome.Unknown unknown ->
                () -> ProblemWriter.write(ctx, unavailable(unknown.retryAfterSeconds()));
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

    private void refresh(RoutingContext ctx) {
        finish(ctx, gate.refresh(ctx).map(admission -> switch (admission) {
            case Granted granted -> () -> Forwarder.noContent(ctx);
            case Denied denied -> () -> ProblemWriter.write(ctx, denied.problem());
        }));
    }

    /** A page that a link from elsewhere may lead to: refreshes and goes on, or goes to sign-in. Only ever to our own origin. */
    private void refreshAndReturn(RoutingContext ctx) {
        SameOriginPath target = SameOriginPath.of(ctx.request().getParam("redirect"));
        if (target == null) {
            ctx.fail(ProblemCode.VALIDATION_ERROR
                    .problem()
                    .withDetail("redirect must be a path on this origin.")
                    .exception());
            return;
        }
        finish(ctx, gate.refresh(ctx).map(admission -> () -> redirect(ctx, target, admission)));
    }

    private static void redirect(RoutingContext ctx, SameOriginPath target, Admission admission) {
        if (admission instanceof Denied denied && denied.problem().status() != 401) {
            ProblemWriter.write(ctx, denied.problem());
            return;
        }
        String location = admission instanceof Granted
                ? target.value()
                : "/auth/login?callbackUrl=" + URLEncoder.encode(target.value(), StandardCharsets.UTF_8);
        ctx.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, location)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    /** Ends the session at the core before the cookies go. While the core is away they stay: a half-done sign-out is none. */
    private void logout(RoutingContext ctx) {
        List<Future<CoreAnswer>> calls = gate.refreshTokens(ctx).stream()
                .map(token -> core.logout(token, caller.of(ctx)))
                .toList();
        finish(ctx, Future.join(calls).map(true).otherwise(false).map(didAnswer -> {
            boolean isOver = didAnswer
                    && calls.stream()
                            .map(Future::result)
                            .allMatch(answer -> answer.status() == 204 || answer.status() == 401);
            return isOver ? () -> signedOut(ctx) : () -> ProblemWriter.write(ctx, unavailable(RETRY_AFTER_SECONDS));
        }));
    }

    private void signedOut(RoutingContext ctx) {
        gate.refuse(ctx, "SIGNED_OUT");
        jar.clearSession(ctx.response());
        Forwarder.noContent(ctx);
    }

    private void session(RoutingContext ctx) {
        if (!gate.hasCookies(ctx)) {
            Forwarder.json(ctx, 200, new JsonObject().put("authenticated", false));
            return;
        }
        finish(ctx, gate.admit(ctx).compose(admission -> switch (admission) {
            case Granted granted ->
                forwarder.forwardAs(ctx, granted).map(answer -> () -> Forwarder.answer(ctx, answer));
            case Denied denied -> Future.succeededFuture(() -> notSignedIn(ctx, denied.problem()));
        }));
    }

    /** Not being signed in is an answer here, not an error; that the core is away is one. */
    private static void notSignedIn(RoutingContext ctx, Problem problem) {
        if (problem.status() != 401) {
            ProblemWriter.write(ctx, problem);
            return;
        }
        JsonObject body = new JsonObject().put("authenticated", false);
        Object reason = problem.extra().get("reason");
        Forwarder.json(ctx, 200, reason == null ? body : body.put("endedReason", reason));
    }

    private void signedIn(RoutingContext ctx) {
        asSomebody(ctx, (granted, answer) -> false);
    }

    private void logoutAll(RoutingContext ctx) {
        asSomebody(ctx, (granted, answer) -> answer.status() == 204);
    }

    /** Ending the session one is using is a sign-out. */
    private void endSession(RoutingContext ctx) {
        asSomebody(
                ctx,
                (granted, answer) -> answer.status() == 204
                        && granted.token().session().toString().equalsIgnoreCase(ctx.pathParam("id")));
    }

    /** Forwards as whoever the cookies speak for; where the answer means a sign-out, the cookies go. */
    private void asSomebody(RoutingContext ctx, BiPredicate<Granted, CoreAnswer> isSignOut) {
        finish(ctx, gate.admit(ctx).compose(admission -> switch (admission) {
            case Granted granted ->
                forwarder.forwardAs(ctx, granted).map(answer -> () -> {
                    if (isSignOut.test(granted, answer)) {
                        forwarder.over(granted, "SIGNED_OUT");
                        jar.clearSession(ctx.response());
                    }
                    Forwarder.answer(ctx, answer);
                });
            case Denied denied -> Future.succeededFuture(() -> ProblemWriter.write(ctx, denied.problem()));
        }));
    }

    private static void finish(RoutingContext ctx, Future<Runnable> answering) {
        answering.onComplete(outcome -> {
            if (outcome.failed()) {
                ctx.fail(outcome.cause());
            } else if (!ctx.response().closed()) {
                outcome.result().run();
            }
        });
    }

    private static Problem unavailable(int retryAfterSeconds) {
        return ProblemCode.UNAVAILABLE.problem().withRetryAfter(retryAfterSeconds);
    }
}
