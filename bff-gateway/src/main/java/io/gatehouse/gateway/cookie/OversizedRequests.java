package io.gatehouse.gateway.cookie;

import io.gatehouse.kit.http.ServerOptions;
import io.gatehouse.kit.http.UnreadableRequests;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Map;

/**
 * Answers requests that could not be decoded. A header that is too large is mostly one of cookies, and the browser would send them again
 * and again: ours go with the answer, so that the next request fits (RFC 6585, section 5).
 */
public final class OversizedRequests implements Handler<HttpServerRequest> {
    private static final int SEPARATORS = ": \r\n".length();

    private final CookieJar jar;
    private final UnreadableRequests unreadable;

    public OversizedRequests(CookieJar jar, UnreadableRequests unreadable) {
        this.jar = jar;
        this.unreadable = unreadable;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (UnreadableRequests.hasTooLargeHeaders(request)) {
            refuse(request);
        } else {
            unreadable.handle(request);
        }
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
        jar.clearAll(request.response());
        unreadable.refuseHeaders(request);
    }
}
