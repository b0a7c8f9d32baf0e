package io.gatehouse.gateway.proxy;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.impl.HttpClientConnectionInternal;

/**
 * An event loop's connections to upstreams.
 *
 * @param kept used again and again
 * @param fresh for second tries: each is opened for one call, for whatever made the first try fail may have happened to all that are kept
 */
public record UpstreamConnections(HttpClient kept, HttpClient fresh) {
    /** Vert.x's name of what makes HTTP/1 of bytes. */
    private static final String CODEC = "codec";

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
                .withConnectHandler(UpstreamConnections::equip)
                .build();
    }

    private static void equip(HttpConnection connection) {
        if (connection instanceof HttpClientConnectionInternal known) {
            ChannelPipeline pipeline = known.channelHandlerContext().pipeline();
            // HTTP/2, which no upstream is spoken to in, has none.
            if (pipeline.get(CODEC) != null) {
                Silence.listen(pipeline, CODEC);
                pipeline.addAfter(CODEC, "long headers", LongHeaders.OF_ALL);
            }
        }
    }
}
