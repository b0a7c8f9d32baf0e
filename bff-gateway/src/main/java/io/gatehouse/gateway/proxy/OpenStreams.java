package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.token.RevokedSessions;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is open for each session, so that it can be closed when the session ends: a stream that was let in once would otherwise live on
 * for hours.
 */
public final class OpenStreams {
    /** For WebSockets: RFC 6455, section 7.4.2, leaves 4000 to 4999 to applications. */
    static final short CLOSED_BY_REVOCATION = 4401;

    private static final Logger LOG = LoggerFactory.getLogger(OpenStreams.class);

    private final Map<UUID, Set<Consumer<String>>> open = new ConcurrentHashMap<>();
    private final RevokedSessions revoked;

    public OpenStreams(RevokedSessions revoked) {
        this.revoked = revoked;
        revoked.listen(this::closeAll);
    }

    /**
     * Watches an event stream until it ends. Other answers are left alone: a call that is still being answered was made in good time.
     *
     * @param upstream the call to the API that it comes from
     */
    void track(UUID session, RoutingContext ctx, HttpClientRequest upstream) {
        Context context = ctx.vertx().getOrCreateContext();
        Consumer<String> close = reason -> context.runOnContext(now -> end(ctx, upstream, reason));
        add(session, close);
        // Ending includes breaking off: whoever listens for the end is the only one told that the reader has left.
        ctx.addEndHandler(end -> {
            remove(session, close);
            if (end.failed()) {
                cut(upstream);
            }
        });
    }

    /** Adds something that is closed with the reason when the session ends. */
    void add(UUID session, Consumer<String> close) {
        open.compute(session, (id, closers) -> {
            Set<Consumer<String>> all = closers == null ? ConcurrentHashMap.newKeySet() : closers;
            all.add(close);
            return all;
        });
        // It may have ended between the look at its token and now.
        String reason = revoked.reason(session);
        if (reason != null) {
            closeAll(session, reason);
        }
    }

    /** Returns the sessions that have something open now. */
    public Set<UUID> sessions() {
        return Set.copyOf(open.keySet());
    }

    void remove(UUID session, Consumer<String> close) {
        open.computeIfPresent(session, (id, closers) -> {
            closers.remove(close);
            return closers.isEmpty() ? null : closers;
        });
    }

    private static void end(RoutingContext ctx, HttpClientRequest upstream, String reason) {
        HttpServerResponse response = ctx.response();
        if (!response.headWritten()) {
            // The session ended in the moment in which the stream was about to begin.
            ctx.addHeadersEndHandler(head -> ctx.vertx().runOnContext(written -> end(ctx, upstream, reason)));
        } else if (!response.ended() && !mayBeAddedTo(response.headers())) {
            response.reset().onFailure(gone -> LOG.debug("An event stream's reader has left."));
            cut(upstream);
        } else if (!response.ended()) {
            // Begun anew, whatever the API was in the middle of; the last thing a page hears is why. The answer ends
            // as it should, so that browsers report no error; the API's stream is cut, for nobody reads it any more.
            response.end("\n\nevent: session-ended\ndata: " + reason + "\n\n").onComplete(told -> {
                cut(upstream);
                UpstreamAnswer.hangUpIfThatIsTheEnd(ctx);
            });
        }
    }

    /** To what is packed or counted nothing may be added: the rest of the connection would be read wrong. */
    static boolean mayBeAddedTo(MultiMap headers) {
        return !headers.contains(HttpHeaders.CONTENT_ENCODING) && !headers.contains(HttpHeaders.CONTENT_LENGTH);
    }

    private static void cut(HttpClientRequest upstream) {
        upstream.reset().onFailure(gone -> LOG.debug("The API's stream had ended by itself."));
    }

    static boolean isEventStream(MultiMap headers) {
        String type = headers.get("Content-Type");
        return type != null && type.startsWith("text/event-stream");
    }

    private void closeAll(UUID session, String reason) {
        Set<Consumer<String>> closers = open.remove(session);
        if (closers != null) {
            closers.forEach(close -> close.accept(reason));
        }
    }
}
