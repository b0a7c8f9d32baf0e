package io.gatehouse.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;

/**
 * An event loop's connections to upstreams.
 *
 * @param kept used again and again
 * @param fresh for second tries: each is opened for one call, for whatever made the first try fail may have happened to all that are kept
 */
public record UpstreamConnections(HttpClient kept, HttpClient fresh) {
    /**
     * Opens none yet.
     *
     * @param most of each kind, to one upstream
     */
    public static UpstreamConnections of(Vertx eventLoop, int most) {
        return new UpstreamConnections(
                connections(eventLoop, most, /* areKept= */ true), connections(eventLoop, most, /* areKept= */ false));
    }

    private static HttpClient connections(Vertx eventLoop, int most, boolean areKept) {
        return eventLoop
                .httpClientBuilder()
                .with(new HttpClientOptions().setKeepAlive(areKept).setDecompressionSupported(false))
                .with(new PoolOptions().setHttp1MaxSize(most))
                .withConnectHandler(connection -> {
                    Silence.listen(connection);
                    LongHeaders.writeInOneGo(connection);
                })
                .build();
    }
}
