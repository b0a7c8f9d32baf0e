package io.gatehouse.kit.http;

import io.gatehouse.kit.health.Readiness;
import io.gatehouse.kit.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/** The port for operators: {@code /metrics}, {@code /health/live}, {@code /health/ready}. Keep it off public networks. */
public final class ManagementServer {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;

    private ManagementServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens, and serves what is registered at any time.
     *
     * @param port 0 takes a free one
     */
    public static Future<ManagementServer> start(
            Vertx vertx, String host, int port, Metrics metrics, Readiness readiness) {
        Router router = Router.router(vertx);
        router.route().handler(new DoorGuard());
        readiness.mount(router);
        router.get("/metrics")
                .handler(ctx -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS_TEXT)
                        .end(metrics.scrape()));
        new FailureHandler().mount(router);
        HttpServerOptions options = ServerOptions.hardened();
        return StrictFraming.of(vertx.createHttpServer(options), options)
                .requestHandler(router)
                .listen(port, host)
                .map(ManagementServer::new);
    }

    public int port() {
        return server.actualPort();
    }

    public Future<Void> close() {
        return server.close();
    }
}
