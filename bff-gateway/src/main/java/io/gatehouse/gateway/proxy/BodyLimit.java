package io.gatehouse.gateway.proxy;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Cuts a chunked upload that grows over the limit of its route. A length that was told is checked before; here nobody told one, and by
 * the time we know, half of it is upstream: closing is the only honest answer left.
 */
final class BodyLimit {
    private static final long CHECK_MILLIS = 250;

    private final RoutingContext ctx;
    private final long limit;

    BodyLimit(RoutingContext ctx, long limit) {
        this.ctx = ctx;
        this.limit = limit;
    }

    void watch() {
        HttpServerRequest request = ctx.request();
        if (!request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return;
        }
        long timer = ctx.vertx().setPeriodic(CHECK_MILLIS, tick -> {
            if (request.bytesRead() > limit) {
                request.connection().close();
            }
        });
        ctx.addEndHandler(end -> ctx.vertx().cancelTimer(timer));
    }
}
