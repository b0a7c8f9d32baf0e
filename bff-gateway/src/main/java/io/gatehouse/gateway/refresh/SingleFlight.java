package io.gatehouse.gateway.refresh;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatehouse.kit.http.OnContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets all who ask with one key share one operation, on the whole node. A result worth keeping is kept a while for those who come just
 * after: they left the browser with the old token before the new one reached it.
 *
 * <p>The flight belongs to nobody: a caller that hangs up does not cancel it, and none is left waiting when it fails.
 */
public final class SingleFlight<V> {
    private final Vertx vertx;
    private final ConcurrentHashMap<String, Future<V>> inFlight = new ConcurrentHashMap<>();
    private final Cache<String, V> landed;
    private final Predicate<V> isWorthKeeping;
    private final Counter joined;

    /**
     * Opens the board.
     *
     * @param kind what flies, for the metrics
     */
    public SingleFlight(Vertx vertx, String kind, Duration kept, Predicate<V> isWorthKeeping, MeterRegistry metrics) {
        this.vertx = vertx;
        this.joined = metrics.counter("gatehouse.flights.joined", "kind", kind);
        Gauge.builder("gatehouse.flights.open", inFlight, Map::size)
                .tag("kind", kind)
                .register(metrics);
        this.landed = Caffeine.newBuilder()
                .expireAfterWrite(kept)
                .maximumSize(100_000)
                .build();
        this.isWorthKeeping = isWorthKeeping;
    }

    /** Joins the flight for the key or starts it. The future completes on the caller's own context. */
    public Future<V> join(String key, Supplier<Future<V>> operation) {
        V kept = landed.getIfPresent(key);
        if (kept != null) {
            joined.increment();
            return Future.succeededFuture(kept);
        }
        return OnContext.back(vertx, shared(key, operation));
    }

    private Future<V> shared(String key, Supplier<Future<V>> operation) {
        Promise<V> mine = Promise.promise();
        Future<V> running = inFlight.putIfAbsent(key, mine.future());
        if (running != null) {
            joined.increment();
            return running;
        }
        // A flight may have landed between the look at the kept results and now.
        V kept = landed.getIfPresent(key);
        Future<V> flight = kept != null
                ? Future.succeededFuture(kept)
                : Future.succeededFuture().compose(start -> operation.get());
        flight.onComplete(outcome -> {
            if (outcome.succeeded() && isWorthKeeping.test(outcome.result())) {
                landed.put(key, outcome.result());
            }
            // Kept first, removed second: whoever comes now finds one of the two. Only our own entry is ours to remove.
            inFlight.remove(key, mine.future());
            mine.handle(outcome);
        });
        return mine.future();
    }
}
