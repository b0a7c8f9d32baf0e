package io.gatehouse.gateway.identity;

import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** The resources of an API: a known path with another method is 405 and names the right ones, an unknown path is 404. */
final class Resources {
    private final Router router;
    private final Map<String, String> allowed = new LinkedHashMap<>();

    Resources(Router router) {
        this.router = router;
    }

    void add(HttpMethod method, String path, Handler<RoutingContext> handler) {
        router.route(method, path).handler(handler);
        allowed.merge(path, method.name(), (known, another) -> known + ", " + another);
    }

    void refuseTheRest() {
        allowed.forEach((path, methods) -> router.route(path).handler(ctx -> {
            ctx.response().putHeader(HttpHeaders.ALLOW, methods);
            ctx.fail(ProblemCode.METHOD_NOT_ALLOWED.exception());
        }));
        router.route().handler(ctx -> ctx.fail(ProblemCode.NOT_FOUND.exception()));
    }
}
