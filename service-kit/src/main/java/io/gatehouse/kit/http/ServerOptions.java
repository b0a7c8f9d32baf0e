package io.gatehouse.kit.http;

import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** The options that every HTTP server of ours starts from: small, HTTP/1.1 only where there is no TLS, and impatient. */
public final class ServerOptions {
    /** The largest header section, in bytes. */
    public static final int MAX_HEADER_BYTES = 16_384;

    /** The longest request line, in bytes. */
    public static final int MAX_INITIAL_LINE_BYTES = 8_192;

    private static final int IDLE_SECONDS = 75;

    private ServerOptions() {}

    public static HttpServerOptions hardened() {
        HttpServerOptions options = new HttpServerOptions();
        options.setMaxHeaderSize(MAX_HEADER_BYTES);
        options.setMaxInitialLineLength(MAX_INITIAL_LINE_BYTES);
        // An upgrade to clear-text HTTP/2 would let a client tunnel requests past a proxy that speaks HTTP/1.1.
        options.setHttp2ClearTextEnabled(false);
        // A few bytes of gzip can unpack to gigabytes.
        options.setDecompressionSupported(false);
        options.setHandle100ContinueAutomatically(true);
        options.setIdleTimeout(IDLE_SECONDS);
        options.setIdleTimeoutUnit(TimeUnit.SECONDS);
        options.setTcpNoDelay(true);
        return options;
    }
}
