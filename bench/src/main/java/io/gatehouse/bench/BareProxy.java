package io.gatehouse.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;

/** The baseline: vertx-http-proxy with nothing around it, on as many event loops as the gateway. */
public final class BareProxy extends AbstractVerticle {
    private final int port;
    private final int upstream;

    private BareProxy(int port, int upstream) {
        this.port = port;
        this.upstream = upstream;
    }

    /** Takes its port and the upstream's. */
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        int port = Integer.parseInt(args[0]);
        int upstream = Integer.parseInt(args[1]);
        vertx.deployVerticle(
                        () -> new BareProxy(port, upstream),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .onFailure(failure -> System.exit(1));
    }

    @Override
    public void start(Promise<Void> started) {
        HttpProxy proxy = HttpProxy.reverseProxy(vertx.createHttpClient(
                        new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(256)))
                .origin(upstream, "127.0.0.1");
        vertx.createHttpServer()
                .requestHandler(proxy)
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
