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
import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    private static final String REPLACES = "Gatehouse-Replaces";

    private final CoreClient core;
    private final Forwarder forwarder;
    private final SessionGate gate;
    private final Refresher refresher;
    private final CookieJar jar;
    private final DeviceCookie devices;
    private final Caller caller;

    public IdentityRoutes(
            CoreClient core,
            Forwarder forwarder,
            SessionGate gate,
            Refresher refresher,
            CookieJar jar,
            DeviceCookie devices,
            Caller caller) {
        this.core = core;
        this.forwarder = forwarder;
        this.gate = gate;
        this.refresher = refresher;
        this.jar = jar;
        this.devices = devices;
        this.caller = caller;
    }

    public void mount(Router router) {
        router.route(PREFIX + "/*").handler(new JsonOnly());
        router.route(PREFIX + "/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        Resources resources = new Resources(router, PREFIX);
        resources.add(HttpMethod.GET, "/policies", this::open);
        resources.add(HttpMethod.POST, "/register", this::open);
        resources.add(HttpMethod.POST, "/verify-email", this::open);
        resources.add(HttpMethod.POST, "/resend-verification", this::open);
        resources.add(HttpMethod.POST, "/login", this::login);
        resources.add(HttpMethod.POST, "/refresh", this::refresh);
        resources.add(HttpMethod.GET, "/refresh", this::refreshAndReturn);
        resources.add(HttpMethod.POST, "/logout", this::logout);
        resources.add(HttpMethod.POST, "/logout-all", this::logoutAll);
        resources.add(HttpMethod.GET, "/session", this::session);
        resources.add(HttpMethod.GET, "/me", this::signedIn);
        resources.add(HttpMethod.PATCH, "/me", this::signedIn);
        resources.add(HttpMethod.GET, "/sessions", this::signedIn);
        resources.add(HttpMethod.DELETE, "/sessions", this::signedIn);
        resources.add(HttpMethod.DELETE, "/sessions/:id", this::endSession);
        resources.refuseTheRest();
    }

    private void open(RoutingContext ctx) {
        finish(ctx, forwarder.forward(ctx, null).map(answer -> () -> Forwarder.answer(ctx, answer)));
    }

    private void login(RoutingContext ctx) {
        List<String> replaced = gate.refreshTokens(ctx);
        var headers = forwarder.headers(ctx, null);
        replaced.stream().findFirst().ifPresent(token -> headers.add(REPLACES, token));
        finish(ctx, forwarder.forward(ctx, headers, ctx.request().uri()).compose(answer -> signedIn(ctx, answer)));
    }

    /** Takes the tokens out of the answer and puts them into cookies. */
    private Future<Runnable> signedIn(RoutingContext ctx, CoreAnswer answer) {
        JsonObject body = answer.json();
        if (answer.status() != 200 || !body.containsKey("refreshToken")) {
            return Future.succeededFuture(() -> Forwarder.answer(ctx, answer));
        }
        return refresher.accept(body).map(outcome -> switch (outcome) {
            case RefreshOutcome.Renewed renewed ->
                () -> {
                    gate.refuse(ctx, "REPLACED_BY_SIGN_IN");
                    jar.writeSession(
                            ctx.response(), renewed.accessCookie(), renewed.refreshToken(), renewed.keptUntil());
                    if (caller.device(new RequestCookies(ctx.request().headers())) == null) {
                        jar.writeDevice(ctx.response(), devices.fresh());
                    }
                    Forwarder.json(ctx, 200, withoutTokens(body));
                };
            case RefreshOutcome.Over over -> () -> ProblemWriter.write(ctx, over.problem());
            case RefreshOutcome.Unknown unknown ->
                () -> ProblemWriter.write(ctx, unavailable(unknown.retryAfterSeconds()));
        });
    }

    private static JsonObject withoutTokens(JsonObject body) {
        JsonObject clean = new JsonObject();
        for (String kept : List.of("mfaRequired", "user")) {
            if (body.containsKey(kept)) {
                clean.put(kept, body.getValue(kept));
            }
        }
        return clean;
    }

    private void refresh(RoutingContext ctx) {
        finish(ctx, gate.renew(ctx).map(admission -> switch (admission) {
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
        finish(ctx, gate.renew(ctx).map(admission -> () -> redirect(ctx, target, admission)));
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
                        forwarder.signedOut(granted);
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
