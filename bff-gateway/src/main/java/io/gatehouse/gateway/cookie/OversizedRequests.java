package io.gatehouse.gateway.cookie;

import io.gatehouse.kit.http.Hangup;
import io.gatehouse.kit.http.ServerOptions;
import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Map;

/**
 * Answers requests that could not be decoded. A header that is too large is mostly one of cookies, and the browser would send them again
 * and again: ours go with the answer, so that the next request fits (RFC 6585, section 5).
 */
public final class OversizedRequests implements Handler<HttpServerRequest> {
    private static final int TOO_LARGE = 431;
    private static final int SEPARATORS = ": \r\n".length();

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
        refuse(request);
    }

    /**
     * Whether an HTTP/2 request has more headers than HTTP/1 lets through. There it is cut off while it is read; here the limit is one of
     * memory, and four times that.
     */
    public static boolean isOversized(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            return false;
        }
        int bytes = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            bytes += header.getKey().length() + header.getValue().length() + SEPARATORS;
        }
        return bytes > ServerOptions.MAX_HEADER_BYTES;
    }

    /** Answers, and takes our cookies back. */
    public void refuse(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        jar.clearAll(response);
        response.setStatusCode(TOO_LARGE);
        if (request.version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        response.end().onComplete(sent -> Hangup.after(request));
    }
}
