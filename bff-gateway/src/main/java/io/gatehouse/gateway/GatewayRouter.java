package io.gatehouse.gateway;

import io.gatehouse.gateway.csrf.CsrfGuard;
import io.gatehouse.gateway.host.TenantGuard;
import io.gatehouse.gateway.identity.IdentityRoutes;
import io.gatehouse.gateway.identity.JwksRoute;
import io.gatehouse.gateway.kernel.PathGuard;
import io.gatehouse.gateway.proxy.ApiRoutes;
import io.gatehouse.gateway.spa.CspReports;
import io.gatehouse.gateway.spa.PageSteps;
import io.gatehouse.gateway.spa.SecurityHeaders;
import io.gatehouse.gateway.spa.SecurityTxt;
import io.gatehouse.gateway.spa.StaticSite;
import io.gatehouse.gateway.spa.WellKnown;
import io.gatehouse.kit.health.Readiness;
import io.gatehouse.kit.http.DoorGuard;
import io.gatehouse.kit.http.FailureHandler;
import io.gatehouse.kit.http.RequestIds;
import io.gatehouse.kit.metrics.RequestMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a request meets things. It is the gateway's first line of defence, so it stands in one place: request id, door,
 * then for APIs: known route, CSRF, and only then cookies.
 */
final class GatewayRouter {
    private final RequestMetrics metrics;
    private final RequestIds requestIds;
    private final Readiness readiness;
    private final @Nullable TenantGuard tenants;
    private final SecurityHeaders headers;
    private final CsrfGuard csrf;
    private final IdentityRoutes identity;
    private final Function<Vertx, ApiRoutes> apisOfEventLoop;
    private final JwksRoute jwks;
    private final CspReports reports;
    private final @Nullable PageSteps steps;
    private final SecurityTxt securityTxt;
    private final @Nullable StaticSite pages;
    private final @Nullable StaticSite product;

    GatewayRouter(
            RequestMetrics metrics,
            RequestIds requestIds,
            Readiness readiness,
            @Nullable TenantGuard tenants,
            SecurityHeaders headers,
            CsrfGuard csrf,
            IdentityRoutes identity,
            Function<Vertx, ApiRoutes> apisOfEventLoop,
            JwksRoute jwks,
            CspReports reports,
            @Nullable PageSteps steps,
            SecurityTxt securityTxt,
            @Nullable StaticSite pages,
            @Nullable StaticSite product) {
        this.metrics = metrics;
        this.requestIds = requestIds;
        this.readiness = readiness;
        this.tenants = tenants;
        this.headers = headers;
        this.csrf = csrf;
        this.identity = identity;
        this.apisOfEventLoop = apisOfEventLoop;
        this.jwks = jwks;
        this.reports = reports;
        this.steps = steps;
        this.securityTxt = securityTxt;
        this.pages = pages;
        this.product = product;
    }

    /** Builds the router of one event loop. */
    Router build(Vertx vertx) {
        ApiRoutes apis = apisOfEventLoop.apply(vertx);
        Router router = Router.router(vertx);
        router.route()
                .handler(metrics)
                .handler(requestIds)
                .handler(new DoorGuard())
                .handler(new PathGuard());
        if (tenants != null) {
            router.route().handler(tenants);
        }
        // First, for it is the path of nearly every request, and what stands before it is tried in vain.
        router.route("/api/v1/auth/*").handler(headers.answers()).handler(csrf);
        identity.mount(vertx, router);
        router.route("/api/*")
                .handler(headers.answers())
                .handler(apis::requireRoute)
                .handler(csrf)
                .handler(apis);

        readiness.mount(router);
        reports.mount(router);
        if (steps != null) {
            router.post(PageSteps.PATH).handler(headers.answers()).handler(csrf);
            steps.mount(router);
        }

        router.route("/.well-known/*").handler(headers.answers());
        jwks.mount(router);
        router.route("/robots.txt").handler(headers.answers());
        new WellKnown().mount(router);
        securityTxt.mount(router);

        router.route().handler(headers.pages());
        if (pages != null) {
            router.get("/auth").handler(ctx -> redirect(ctx, "/auth/account"));
            router.route("/auth/*").handler(pages);
        }
        if (product != null) {
            router.route().handler(headers.product()).handler(product);
        } else {
            router.get("/").handler(ctx -> redirect(ctx, "/auth/account"));
        }
        new FailureHandler().mount(router);
        return router;
    }

    private static void redirect(RoutingContext ctx, String path) {
        ctx.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, path)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }
}
