package io.gatehouse.gateway;

import io.gatehouse.gateway.config.ServerConfig;
import io.gatehouse.gateway.cookie.OversizedRequests;
import io.gatehouse.kit.http.ServerOptions;
import io.gatehouse.kit.http.StrictFraming;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One event loop's server; all instances share the port. */
final class Server extends AbstractVerticle {
    /** Zero would give each instance a port of its own; a negative one is the same for all of a deployment. */
    private static final int SHARED_FREE_PORT = -1;

    private static final int LARGEST_FRAME = 64 * 1024;
    private static final int LARGEST_MESSAGE = 1024 * 1024;

    private final GatewayRouter routers;
    private final OversizedRequests oversized;
    private final ServerConfig config;
    private final AtomicInteger actualPort;

    Server(GatewayRouter routers, OversizedRequests oversized, ServerConfig config, AtomicInteger actualPort) {
        this.routers = routers;
        this.oversized = oversized;
        this.config = config;
        this.actualPort = actualPort;
    }

    @Override
    public void start(Promise<Void> started) {
        HttpServerOptions options = ServerOptions.hardened()
                .setMaxWebSocketFrameSize(LARGEST_FRAME)
                .setMaxWebSocketMessageSize(LARGEST_MESSAGE)
                // Whatever the upstream has chosen; nothing else is left in the request by then.
                .setWebSocketSubProtocols(List.of("*"));
        Handler<HttpServerRequest> router = routers.build(vertx);
        Future<HttpServer> listening = config.tls().isOn() ? listenSecured(options, router) : listen(options, router);
        listening
                .onSuccess(server -> actualPort.set(server.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private Future<HttpServer> listenSecured(HttpServerOptions options, Handler<HttpServerRequest> router) {
        Certificate certificate = new Certificate(vertx, config.tls());
        Handler<HttpServerRequest> measured = request -> {
            if (OversizedRequests.isOversized(request)) {
                oversized.refuse(request);
            } else {
                router.handle(request);
            }
        };
        return certificate
                .addTo(options)
                .compose(secured -> listen(secured, measured))
                .onSuccess(server -> certificate.renew(server, options));
    }

    private Future<HttpServer> listen(HttpServerOptions options, Handler<HttpServerRequest> handler) {
        int port = config.port() == 0 ? SHARED_FREE_PORT : config.port();
        return StrictFraming.of(vertx.createHttpServer(options), options)
                .requestHandler(new Turns<>(handler, System::nanoTime, Thread::yield))
                .invalidRequestHandler(oversized)
                .listen(port, config.host());
    }
}
