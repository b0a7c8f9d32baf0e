package io.gatehouse.gateway.proxy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A request body on its way. It breaks off when it grows over the limit of its route: a length that was told is checked before, but of
 * chunked bodies nobody told one. The call to the upstream is given up then, so it never sees the body as complete.
 */
final class LimitedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final long limit;
    private final Runnable progress;
    private long read;
    private @Nullable Handler<Throwable> failed;

    /**
     * Watches a body.
     *
     * @param limit in bytes
     * @param progress told of every piece that passes
     */
    LimitedBody(ReadStream<Buffer> body, long limit, Runnable progress) {
        this.body = body;
        this.limit = limit;
        this.progress = progress;
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
            progress.run();
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
