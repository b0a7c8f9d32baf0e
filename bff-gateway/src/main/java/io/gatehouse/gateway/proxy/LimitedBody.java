package io.gatehouse.gateway.proxy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A request body that breaks off when it grows over the limit of its route. A length that was told is checked before; this is for
 * chunked bodies, where nobody told one. The call to the upstream is given up, so it never sees the body as complete.
 */
final class LimitedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final long limit;
    private long read;
    private @Nullable Handler<Throwable> failed;

    LimitedBody(ReadStream<Buffer> body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    boolean isTooLarge() {
        return read > limit;
    }

    @Override
    @CanIgnoreReturnValue
    public LimitedBody handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        if (isTooLarge()) {
            return;
        }
        read += chunk.length();
        if (!isTooLarge()) {
            handler.handle(chunk);
        } else if (failed != null) {
            failed.handle(new IllegalStateException("the body is larger than " + limit + " bytes"));
        }
    }

    @Override
    @CanIgnoreReturnValue
    public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    @CanIgnoreReturnValue
    public LimitedBody endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(
                handler == null
                        ? null
                        : end -> {
                            if (!isTooLarge()) {
                                handler.handle(null);
                            }
                        });
        return this;
    }

    @Override
    @CanIgnoreReturnValue
    public LimitedBody pause() {
        body.pause();
        return this;
    }

    @Override
    @CanIgnoreReturnValue
    public LimitedBody resume() {
        body.resume();
        return this;
    }

    @Override
    @CanIgnoreReturnValue
    public LimitedBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
