package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.RouteConfig;
import io.gatehouse.gateway.token.VerifiedToken;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An upstream's answer on its way to the browser. */
final class UpstreamAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamAnswer.class);
    private static final int FIRST_FINAL_STATUS = 200;
    private static final long UNKNOWN = -1;

    private final RoutingContext ctx;
    private final HttpClientResponse answer;
    private final HttpServerResponse response;
    private final long length;
    private long passed;

    UpstreamAnswer(RoutingContext ctx, HttpClientResponse answer) {
        this.ctx = ctx;
        this.answer = answer;
        this.response = ctx.response();
        String told = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
        this.length = told == null ? UNKNOWN : Long.parseLong(told);
    }

    /** Whether it is final, and its body coded in a way that was taken off while it was read. */
    static boolean isSound(HttpClientResponse answer) {
        List<String> codings = answer.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean isPlain = codings.isEmpty()
                || (codings.size() == 1 && HttpHeaders.CHUNKED.toString().equalsIgnoreCase(codings.getFirst()));
        return isPlain && answer.statusCode() >= FIRST_FINAL_STATUS;
    }

    /**
     * Sends it.
     *
     * @param token whose owner it is for; null on anonymous routes
     */
    void pass(HttpUpstream upstream, RouteConfig route, @Nullable VerifiedToken token) {
        MultiMap headers = response.headers();
        response.setStatusCode(answer.statusCode());
        HeaderHygiene.response(answer.headers(), headers, upstream.notForBrowsers(route));
        if (token != null) {
            HeaderHygiene.keepPrivate(headers);
        }
        if (!headers.contains(HttpHeaders.DATE)) {
            headers.set(HttpHeaders.DATE, upstream.date().now());
        }
        if (length == UNKNOWN) {
            announceNoLength();
        }
        passBody(OpenStreams.isEventStream(headers) ? events(upstream, token) : answer);
    }

    private void announceNoLength() {
        if (ctx.request().version() == HttpVersion.HTTP_1_0) {
            ctx.addHeadersEndHandler(head -> response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
        } else {
            response.setChunked(true);
        }
    }

    /** An event stream is watched: it ends with its session, and says a word where its API has nothing to say. */
    private ReadStream<Buffer> events(HttpUpstream upstream, @Nullable VerifiedToken token) {
        if (token != null) {
            upstream.streams().track(token.session(), ctx, answer.request());
        }
        // Nothing may be added to what is packed or counted.
        if (!OpenStreams.mayBeAddedTo(response.headers())) {
            return answer;
        }
        Heartbeat events = new Heartbeat(answer);
        events.into(response, ctx.vertx(), upstream.heartbeat());
        return events;
    }

    private void passBody(ReadStream<Buffer> body) {
        body.exceptionHandler(broken -> breakOff());
        body.endHandler(end -> end());
        body.handler(piece -> pass(body, piece));
    }

    private void pass(ReadStream<Buffer> body, Buffer piece) {
        // It is over before its API is done where its session has ended.
        if (response.ended()) {
            return;
        }
        passed += piece.length();
        if (passed == length) {
            // The last piece goes out together with the end, and a small answer in one go.
            response.end(piece);
            return;
        }
        response.write(piece);
        if (response.writeQueueFull()) {
            body.pause();
            response.drainHandler(free -> body.resume());
        }
    }

    private void end() {
        if (!response.ended()) {
            response.end().onComplete(told -> hangUpIfThatIsTheEnd(ctx));
        }
    }

    /** To clients without chunks only the end of its connection tells of the end of an answer of unknown length (RFC 9112, section 6.3). */
    static void hangUpIfThatIsTheEnd(RoutingContext ctx) {
        if (ctx.request().version() == HttpVersion.HTTP_1_0
                && !ctx.response().headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            ctx.request().connection().close();
        }
    }

    /** A browser must not take half an answer for the whole. */
    private void breakOff() {
        answer.request().reset().onFailure(gone -> LOG.debug("The API's answer had ended by itself."));
        response.reset().onFailure(gone -> LOG.debug("The browser has left."));
    }
}
