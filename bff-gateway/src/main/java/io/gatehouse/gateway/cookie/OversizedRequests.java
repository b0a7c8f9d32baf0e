package io.gatehouse.gateway.cookie;

import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Answers requests that could not be decoded. A header that is too large is mostly one of cookies, and the browser would send them again
 * and again: ours go with the answer, so that the next request fits (RFC 6585, section 5).
 */
public final class OversizedRequests implements Handler<HttpServerRequest> {
    private static final int TOO_LARGE = 431;

    private final CookieJar jar;

    public OversizedRequests(CookieJar jar) {
        this.jar = jar;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        boolean isHeader = cause instanceof TooLongFrameException
                && String.valueOf(cause.getMessage()).contains("header");
        if (!isHeader) {
            HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
            return;
        }
        HttpServerResponse response = request.response();
        jar.clearAll(response);
        response.setStatusCode(TOO_LARGE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end()
                .onComplete(sent -> request.connection().close());
    }
}
