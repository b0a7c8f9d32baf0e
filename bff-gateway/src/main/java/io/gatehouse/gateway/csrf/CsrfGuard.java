package io.gatehouse.gateway.csrf;

import io.gatehouse.gateway.host.PublicHosts;
import io.gatehouse.gateway.kernel.Paths;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets an unsafe request pass only when it provably comes from our own origin. Runs before any cookie is read, on every route under
 * /api, sign-in included, and on WebSocket upgrades, which browsers send across origins without asking.
 *
 * <p>The origin is compared with the configuration, never with a forwarded header. Host only says which of the configured hosts is meant:
 * whoever makes browsers send requests cannot choose it apart from where they go, and one tenant's pages are strangers to another's.
 */
public final class CsrfGuard implements Handler<RoutingContext> {
    /** A page of another origin cannot set it without asking first, and we answer no such question. */
    public static final String HEADER = "X-CSRF";

    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final PublicHosts hosts;
    private final Predicate<String> isNavigable;
    private final Rejections rejections;

    /**
     * A guard of the hosts.
     *
     * @param isNavigable whether a link on another site may lead to a path
     */
    public CsrfGuard(PublicHosts hosts, Predicate<String> isNavigable, Rejections rejections) {
        this.hosts = hosts;
        this.isNavigable = isNavigable;
        this.rejections = rejections;
    }

    @Override
    public void handle(RoutingContext ctx) {
        String refusal = refusal(ctx);
        if (refusal == null) {
            ctx.next();
            return;
        }
        rejections.add(ctx, refusal);
        ctx.fail(ProblemCode.CSRF_REJECTED
                .problem()
                .withDetail("The check \"" + refusal + "\" failed.")
                .exception());
    }

    /** Returns the check that failed, or null. */
    private @Nullable String refusal(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        boolean isUpgrade = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        if (SAFE.contains(request.method()) && !isUpgrade) {
            boolean isRead = !request.method().equals(HttpMethod.OPTIONS);
            return isRead && !isNavigation(request) ? readFromElsewhere(request.headers()) : null;
        }
        MultiMap headers = request.headers();
        List<String> origins = headers.getAll(HttpHeaders.ORIGIN);
        List<String> sites = headers.getAll(FETCH_SITE);
        if (origins.size() > 1 || sites.size() > 1) {
            return "duplicate-headers";
        }
        if (!sites.isEmpty() && !sites.getFirst().equals("same-origin")) {
            return "fetch-site";
        }
        if (!origins.isEmpty() && !origins.getFirst().equals(hosts.of(ctx).origin())) {
            return "origin";
        }
        if (origins.isEmpty() && sites.isEmpty()) {
            return "no-origin";
        }
        boolean hasHeader = "1".equals(headers.get(HEADER));
        return isUpgrade || hasHeader ? null : "csrf-header";
    }

    private boolean isNavigation(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) && isNavigable.test(Paths.of(request));
    }

    /** Scripts, pictures and frames of other sites have no business with our APIs, even where they only read. */
    private static @Nullable String readFromElsewhere(MultiMap headers) {
        for (String site : headers.getAll(FETCH_SITE)) {
            if (site.equals("cross-site") || site.equals("same-site")) {
                return "fetch-site";
            }
        }
        return null;
    }
}
