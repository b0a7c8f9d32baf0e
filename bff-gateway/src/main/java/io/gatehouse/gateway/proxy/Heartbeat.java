package io.gatehouse.gateway.proxy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event stream on its way to a browser, which says a word now and then while its API has nothing to say: a comment, which no page hears
 * (WHATWG HTML, section 9.2.7). Everybody on the way closes a connection that is silent for long, we do too; and of a browser that left
 * without a word nobody learns but by writing to it. Nothing is said in the middle of an event.
 */
final class Heartbeat implements ReadStream<Buffer> {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Buffer COMMENT = Buffer.buffer(":\n\n");
    private static final byte LINE_FEED = '\n';
    private static final byte RETURN = '\r';

    private final ReadStream<Buffer> events;
    private boolean isBetweenEvents = true;
    private boolean isSilent;
    private byte last = LINE_FEED;

    Heartbeat(ReadStream<Buffer> events) {
        this.events = events;
    }

    /** Speaks from now on, until the answer is over. */
    void into(HttpServerResponse response, Vertx vertx, Duration every) {
        vertx.setPeriodic(every.toMillis(), tick -> {
            if (response.ended() || response.closed()) {
                vertx.cancelTimer(tick);
            } else if (isSilent && isBetweenEvents && response.headWritten() && !response.writeQueueFull()) {
                response.write(COMMENT).onFailure(gone -> LOG.debug("An event stream's reader has left."));
            }
            isSilent = true;
        });
    }

    @Override
    @CanIgnoreReturnValue
    public Heartbeat handler(@Nullable Handler<Buffer> handler) {
        events.handler(
                handler == null
                        ? null
                        : chunk -> {
                            look(chunk);
                            handler.handle(chunk);
                        });
        return this;
    }

    /** An event ends with an empty line, whose ends may be CR LF, LF or CR. */
    private void look(Buffer chunk) {
        isSilent = false;
        for (int i = Math.max(0, chunk.length() - 3); i < chunk.length(); i++) {
            byte next = chunk.getByte(i);
            boolean endsLine = next == LINE_FEED || next == RETURN;
            boolean wasLineEnd = last == LINE_FEED || last == RETURN;
            boolean isOneEnd = last == RETURN && next == LINE_FEED;
            isBetweenEvents = endsLine && wasLineEnd && (!isOneEnd || isBetweenEvents);
            last = next;
        }
    }

    @Override
    @CanIgnoreReturnValue
    public Heartbeat exceptionHandler(@Nullable Handler<Throwable> handler) {
        events.exceptionHandler(handler);
        return this;
    }

    @Override
    @CanIgnoreReturnValue
    public Heartbeat endHandler(@Nullable Handler<Void> handler) {
        events.endHandler(handler);
        return this;
    }

    @Override
    @CanIgnoreReturnValue
    public Heartbeat pause() {
        events.pause();
        return this;
    }

    @Override
    @CanIgnoreReturnValue
    public Heartbeat resume() {
        events.resume();
        return this;
    }

    @Override
    @CanIgnoreReturnValue
    public Heartbeat fetch(long amount) {
        events.fetch(amount);
        return this;
    }
}
