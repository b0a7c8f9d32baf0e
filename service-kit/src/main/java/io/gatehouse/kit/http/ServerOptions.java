package io.gatehouse.kit.http;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The options that every HTTP server of ours starts from: small, HTTP/1.1 only where there is no TLS, and impatient. */
public final class ServerOptions {
    /** The largest header section, in bytes. */
    public static final int MAX_HEADER_BYTES = 16_384;

    /** The longest request line, in bytes. */
    public static final int MAX_INITIAL_LINE_BYTES = 8_192;

    private static final int IDLE_SECONDS = 75;

    /**
     * The most that HTTP/2 unpacks of a header section. More than is let through: a section over {@link #MAX_HEADER_BYTES} should be
     * answered by us, and not be cut off below us.
     */
    private static final int MAX_HTTP2_HEADER_BYTES = 4 * MAX_HEADER_BYTES;

    private static final int MOST_STREAMS = 100;
    private static final int STREAM_WINDOW = 256 * 1024;
    private static final int CONNECTION_WINDOW = 1024 * 1024;
    private static final int HANDSHAKE_SECONDS = 10;

    private ServerOptions() {}

    public static HttpServerOptions hardened() {
        HttpServerOptions options = new HttpServerOptions();
        options.setMaxHeaderSize(MAX_HEADER_BYTES);
        options.setMaxInitialLineLength(MAX_INITIAL_LINE_BYTES);
        // An upgrade to clear-text HTTP/2 would let a client tunnel requests past a proxy that speaks HTTP/1.1.
        options.setHttp2ClearTextEnabled(false);
        // A few bytes of gzip can unpack to gigabytes.
        options.setDecompressionSupported(false);
        options.setPerMessageWebSocketCompressionSupported(false);
        options.setPerFrameWebSocketCompressionSupported(false);
        options.setHandle100ContinueAutomatically(true);
        options.setIdleTimeout(IDLE_SECONDS);
        options.setIdleTimeoutUnit(TimeUnit.SECONDS);
        options.setTcpNoDelay(true);
        return options;
    }

    /** Adds TLS 1.2 and 1.3, and HTTP/2 for those who ask for it. The certificate is the caller's to add. */
    @CanIgnoreReturnValue
    public static HttpServerOptions secured(HttpServerOptions options) {
        options.setSsl(true);
        options.setUseAlpn(true);
        options.setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1));
        options.setEnabledSecureTransportProtocols(new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2")));
        options.setSslHandshakeTimeout(HANDSHAKE_SECONDS);
        options.setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
        options.setInitialSettings(new Http2Settings()
                .setMaxConcurrentStreams(MOST_STREAMS)
                .setMaxHeaderListSize(MAX_HTTP2_HEADER_BYTES)
                .setInitialWindowSize(STREAM_WINDOW));
        options.setHttp2ConnectionWindowSize(CONNECTION_WINDOW);
        return options;
    }
}
