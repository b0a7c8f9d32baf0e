package io.gatehouse.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;

/** A product API that does nothing: answers "hello". Its port is its argument. */
public final class Upstream {
    private Upstream() {}

    public static void main(String[] args) {
        Buffer hello = Buffer.buffer("hello");
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        vertx.createHttpServer()
                .requestHandler(request -> request.response().end(hello.copy()))
                .listen(Integer.parseInt(args[0]), "127.0.0.1")
                .onFailure(failure -> System.exit(1));
    }
}
