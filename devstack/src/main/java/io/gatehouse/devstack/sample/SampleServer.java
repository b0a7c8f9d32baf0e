package io.gatehouse.devstack.sample;

import io.gatehouse.kit.http.FailureHandler;
import io.gatehouse.kit.http.RequestIds;
import io.gatehouse.kit.http.ServerOptions;
import io.gatehouse.kit.id.Uuid7;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The product APIs' own server. It knows access tokens and nothing of cookies, sessions or the gateway. */
public final class SampleServer {
    private final HttpServer server;

    private SampleServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens on a free port of the loopback.
     *
     * @param jwks where the issuer publishes its keys
     * @param issuer what tokens must name as theirs: the public origin
     */
    public static Future<SampleServer> start(Vertx vertx, URI jwks, String issuer) {
        Router router = Router.router(vertx);
        router.route().handler(new RequestIds(new Uuid7(InstantSource.system(), new SecureRandom())));
        router.route().handler(new BearerGuard(new AccessTokens(jwks, issuer)));
        new NotesApi(vertx, InstantSource.system()).mount(router);
        new EchoApi().mount(router);
        new FailureHandler().mount(router);
        return vertx.createHttpServer(ServerOptions.hardened())
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .map(SampleServer::new);
    }

    /** Where a gateway's route points to. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    static void json(RoutingContext ctx, int status, JsonObject body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.toBuffer());
    }
}
