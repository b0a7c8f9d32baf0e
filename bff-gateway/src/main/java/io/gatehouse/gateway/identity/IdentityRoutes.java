package io.gatehouse.gateway.identity;

import io.gatehouse.gateway.cookie.CookieJar;
import io.gatehouse.gateway.core.CoreAnswer;
import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.kernel.SameOriginPath;
import io.gatehouse.gateway.session.Admission;
import io.gatehouse.gateway.session.Admission.Denied;
import io.gatehouse.gateway.session.Admission.Granted;
import io.gatehouse.gateway.session.Caller;
import io.gatehouse.gateway.session.SessionGate;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
import java.util.function.BiPredicate;

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

    private final CoreClient core;
    private final Forwarder forwarder;
    private final SessionGate gate;
    private final SignInRoutes signIns;
    private final CookieJar jar;
    private final Caller caller;
    private final boolean hasTokenExchange;
    private final boolean countsPageSteps;

    /**
     * Takes the parts.
     *
     * @param hasTokenExchange whether browsers may get a token in a body: the one resource where that is so
     * @param countsPageSteps whether the pages are asked to tell their steps
     */
    public IdentityRoutes(
            CoreClient core,
            Forwarder forwarder,
            SessionGate gate,
            SignInRoutes signIns,
            CookieJar jar,
            Caller caller,
            boolean hasTokenExchange,
            boolean countsPageSteps) {
        this.core = core;
        this.forwarder = forwarder;
        this.gate = gate;
        this.signIns = signIns;
        this.jar = jar;
        this.caller = caller;
        this.hasTokenExchange = hasTokenExchange;
        this.countsPageSteps = countsPageSteps;
    }

    /** Mounts all of it as one router of its own: a proxied call walks past one route instead of eighty. */
    public void mount(Vertx vertx, Router parent) {
        Router router = Router.router(vertx);
        parent.route(PREFIX + "/*").subRouter(router);
        router.route().handler(new JsonOnly());
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        Resources resources = new Resources(router);
        resources.add(HttpMethod.GET, "/policies", countsPageSteps ? signIns::policiesWithPageSteps : signIns::open);
        OPEN_POSTS.forEach(path -> resources.add(HttpMethod.POST, path, signIns::open));
        resources.add(HttpMethod.POST, "/login", signIns::login);
        resources.add(HttpMethod.POST, "/mfa/challenge", signIns::challenge);
        resources.add(HttpMethod.POST, "/refresh", this::refresh);
        resources.add(HttpMethod.GET, "/refresh", this::refreshAndReturn);
        resources.add(HttpMethod.POST, "/logout", this::logout);
        resources.add(HttpMethod.POST, "/logout-all", this::logoutAll);
        resources.add(HttpMethod.GET, "/session", this::session);
        SIGNED_IN.forEach((path, methods) -> methods.forEach(method -> resources.add(method, path, this::signedIn)));
        resources.add(HttpMethod.POST, "/password", signIns::password);
        if (hasTokenExchange) {
            resources.add(HttpMethod.POST, "/token", this::signedIn);
        }
        resources.add(HttpMethod.DELETE, "/sessions/:id", this::endSession);
        resources.refuseTheRest();
    }

    private void refresh(RoutingContext ctx) {
        Answering.finish(ctx, gate.refresh(ctx).map(admission -> switch (admission) {
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
        Answering.finish(ctx, gate.refresh(ctx).map(admission -> () -> redirect(ctx, target, admission)));
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
        List<String> tokens = gate.refreshTokens(ctx);
        Future<Boolean> ending = tokens.isEmpty()
                ? endByAccessToken(ctx)
                : all(tokens.stream()
                        .map(token -> core.logout(token, caller.of(ctx)))
                        .toList());
        Answering.finish(
                ctx,
                ending.map(isOver -> isOver
                        ? () -> signedOut(ctx)
                        : () -> ProblemWriter.write(ctx, Answering.unavailable(RETRY_AFTER_SECONDS))));
    }

    /** Whether every call found its session over, or ended it. */
    private static Future<Boolean> all(List<Future<CoreAnswer>> calls) {
        return Future.join(calls)
                .map(answered -> calls.stream()
                        .map(Future::result)
                        .allMatch(answer -> answer.status() == 204 || answer.status() == 401))
                .otherwise(false);
    }

    /** The refresh cookie got lost or was spoilt: what is left says which session it is, and that one must not live on. */
    private Future<Boolean> endByAccessToken(RoutingContext ctx) {
        return gate.admit(ctx)
                .compose(admission -> switch (admission) {
                    case Granted granted -> all(List.of(end(ctx, granted.token())));
                    case Denied denied ->
                        Future.succeededFuture(denied.problem().status() == 401);
                })
                .otherwise(false);
    }

    private Future<CoreAnswer> end(RoutingContext ctx, VerifiedToken token) {
        return core.endSession(token.session(), token.bearer().jwt(), caller.of(ctx));
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
        Answering.finish(ctx, gate.admit(ctx).compose(admission -> switch (admission) {
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
        Answering.finish(ctx, gate.admit(ctx).compose(admission -> switch (admission) {
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
}
