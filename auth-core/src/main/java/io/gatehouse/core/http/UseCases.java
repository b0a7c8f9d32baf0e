package io.gatehouse.core.http;

import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.kernel.Unavailable;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a straight-line use case on a virtual thread of its own and brings its result back to the request's event loop. Virtual threads
 * have no limit, so the limit stands here: beyond it a request is refused at once, which is kinder than making it wait and fail.
 */
public final class UseCases {
    private static final Logger LOG = LoggerFactory.getLogger(UseCases.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Vertx vertx;
    private final Executor virtualThreads;
    private final Semaphore places;

    public UseCases(Vertx vertx, Executor virtualThreads, int mostAtOnce) {
        this.vertx = vertx;
        this.virtualThreads = virtualThreads;
        this.places = new Semaphore(mostAtOnce);
    }

    public <T extends @Nullable Object> Future<T> run(Callable<T> useCase) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(ProblemCode.OVERLOADED
                    .problem()
                    .withRetryAfter(RETRY_AFTER_SECONDS)
                    .exception());
        }
        Context eventLoop = vertx.getOrCreateContext();
        Promise<T> done = Promise.promise();
        virtualThreads.execute(() -> {
            try {
                T result = useCase.call();
                eventLoop.runOnContext(back -> done.complete(result));
            } catch (Throwable failure) {
                eventLoop.runOnContext(back -> done.fail(answer(failure)));
            } finally {
                places.release();
            }
        });
        return done.future();
    }

    /** Does something small that nobody waits for. What fails is noted and forgotten. */
    void later(Runnable work) {
        virtualThreads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.debug("Work after an answer failed.", failed);
            }
        });
    }

    private static Throwable answer(Throwable failure) {
        return switch (failure) {
            case Overloaded overloaded ->
                ProblemCode.OVERLOADED
                        .problem()
                        .withRetryAfter(RetryLater.seconds(overloaded.retryAfter()))
                        .exception();
            case Unavailable unavailable -> {
                LOG.warn("A dependency does not answer {}", unavailable.getMessage(), unavailable.getCause());
                yield ProblemCode.UNAVAILABLE
                        .problem()
                        .withRetryAfter(RetryLater.seconds(unavailable.retryAfter()))
                        .exception();
            }
            default -> failure;
        };
    }
}
