package io.gatehouse.kit.lifecycle;

import io.gatehouse.kit.health.Readiness;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running service as the list of what must be closed. Stopping drains first: readiness turns 503, work that is under
 * way goes on for the drain time while balancers look elsewhere, then everything closes in the reverse of its opening.
 */
public final class Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final String name;
    private final Vertx vertx;
    private final Readiness readiness;
    private final Duration drain;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final AtomicReference<@Nullable Promise<Void>> stopping = new AtomicReference<>();

    private record Part(String name, Supplier<Future<Void>> close) {}

    /** @param drain how long to stay up, not ready, before closing; zero closes at once */
    public Service(String name, Vertx vertx, Readiness readiness, Duration drain) {
        this.name = name;
        this.vertx = vertx;
        this.readiness = readiness;
        this.drain = drain;
    }

    /** Adds something that was just opened; it is closed before everything added earlier. */
    public synchronized void opened(String part, Supplier<Future<Void>> close) {
        parts.push(new Part(part, close));
    }

    public String name() {
        return name;
    }

    /** Drains and closes; a second call gets the first one's future. A part that fails to close does not stop the rest. */
    public Future<Void> stop() {
        Promise<Void> mine = Promise.promise();
        Promise<Void> running = stopping.compareAndExchange(null, mine);
        if (running != null) {
            return running.future();
        }
        readiness.drain();
        LOG.info("{} is draining", name);
        waitForDrain().compose(drained -> closeAll()).onComplete(mine::handle);
        return mine.future();
    }

    private Future<Void> waitForDrain() {
        // A promise of its own: the timer's future belongs to an event loop, which is gone once Vert.x has been closed,
        // and whatever is composed on it would then never be told.
        Promise<Void> drained = Promise.promise();
        if (drain.isZero()) {
            drained.complete();
        } else {
            vertx.setTimer(drain.toMillis(), tick -> drained.complete());
        }
        return drained.future();
    }

    private Future<Void> closeAll() {
        Part part = next();
        if (part == null) {
            LOG.info("{} has stopped", name);
            return Future.succeededFuture();
        }
        return Future.succeededFuture()
                .compose(start -> part.close().get())
                .recover(failure -> {
                    LOG.warn("While closing {} of {}", part.name(), name, failure);
                    return Future.succeededFuture();
                })
                .compose(closed -> closeAll());
    }

    private synchronized @Nullable Part next() {
        return parts.poll();
    }
}
