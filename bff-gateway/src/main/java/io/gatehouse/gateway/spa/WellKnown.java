package io.gatehouse.gateway.spa;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Addresses that programs ask for by convention. */
public final class WellKnown {
    private static final String ROBOTS = "User-agent: *\nDisallow: /api/\nDisallow: /auth/\n";

    public void mount(Router router) {
        // Password managers send people here (W3C, A Well-Known URL for Changing Passwords, section 3).
        router.get("/.well-known/change-password")
                .handler(ctx -> ctx.response()
                        .setStatusCode(303)
                        .putHeader(HttpHeaders.LOCATION, "/auth/security")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end());
        router.get("/robots.txt").handler(WellKnown::robots);
    }

    private static void robots(RoutingContext ctx) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .end(ROBOTS);
    }
}
