package io.gatehouse.kit.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Ends what a client goes on sending after it got its answer. */
public final class Hangup {
    private static final long NO_ERROR = 0;

    private Hangup() {}

    /** Closes the connection; in HTTP/2, where others share it, the stream alone (RFC 9113, section 8.1). */
    public static void after(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.connection().close();
        } else if (!request.isEnded()) {
            request.response().reset(NO_ERROR);
        }
    }
}
