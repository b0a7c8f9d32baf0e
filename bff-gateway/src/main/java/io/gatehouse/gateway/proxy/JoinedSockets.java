package io.gatehouse.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An API's WebSocket and the browser's, joined: frame by frame, never faster than the other side reads, and closed together with the same
 * code. The API's is watched from the first moment: one that greets and hangs up has done both before the browser is there.
 */
final class JoinedSockets {
    private static final Logger LOG = LoggerFactory.getLogger(JoinedSockets.class);

    private final WebSocket upstream;
    private @Nullable ServerWebSocket browser;
    private boolean isGone;
    private boolean isOver;

    /** Takes an open socket, and keeps its frames until there is somebody to read them. */
    JoinedSockets(WebSocket upstream) {
        this.upstream = upstream;
        upstream.pause();
        upstream.frameHandler(frame -> {
            if (browser != null) {
                pass(frame, upstream, browser);
            }
        });
        upstream.exceptionHandler(JoinedSockets::broke);
        // Heard in its turn, behind the frames that were kept.
        upstream.endHandler(end -> gone());
        upstream.closeHandler(closed -> gone());
    }

    private void gone() {
        isGone = true;
        if (browser != null) {
            passClose(upstream, browser);
        }
    }

    /**
     * Joins the browser's, on its event loop.
     *
     * @param left told when the browser's is closed, from whichever side
     */
    void with(Vertx vertx, ServerWebSocket opened, Runnable left) {
        if (opened.isClosed()) {
            left.run();
            abandon();
            return;
        }
        browser = opened;
        opened.frameHandler(frame -> pass(frame, opened, upstream));
        opened.exceptionHandler(JoinedSockets::broke);
        opened.closeHandler(closed -> {
            left.run();
            passClose(opened, upstream);
        });
        upstream.resume();
        if (isGone) {
            vertx.runOnContext(afterWhatWasKept -> passClose(upstream, opened));
        }
    }

    /** Closes the API's: nobody came. */
    void abandon() {
        upstream.close().onFailure(JoinedSockets::broke);
    }

    private static void pass(WebSocketFrame frame, WebSocketBase from, WebSocketBase to) {
        boolean isContent = frame.isText() || frame.isBinary() || frame.isContinuation();
        if (!isContent || to.isClosed()) {
            return;
        }
        to.writeFrame(frame).onFailure(JoinedSockets::broke);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }

    /** 1005 and 1006 say that there was no code; they may not be sent (RFC 6455, section 7.4.1). */
    private void passClose(WebSocketBase closed, WebSocketBase other) {
        if (isOver || other.isClosed()) {
            return;
        }
        isOver = true;
        Short code = closed.closeStatusCode();
        boolean isSendable =
                code != null && code >= 1000 && code != 1004 && code != 1005 && code != 1006 && code != 1015;
        other.close(isSendable ? code : (short) 1001, isSendable ? closed.closeReason() : null)
                .onFailure(JoinedSockets::broke);
    }

    private static void broke(Throwable failure) {
        LOG.debug("A WebSocket broke: {}", failure.toString());
    }
}
