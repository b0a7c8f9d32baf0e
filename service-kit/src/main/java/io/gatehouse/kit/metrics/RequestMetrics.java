package io.gatehouse.kit.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests and measures each from its head to the end of its answer, by method and kind of status: with buckets, so that a share of
 * slow ones can be told, which Vert.x's own measure lacks, and with no label that a caller could choose.
 */
public final class RequestMetrics implements Handler<RoutingContext> {
    private static final String REQUESTS = "gatehouse.http.requests";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(10)
    };

    /** Anything else is one method: what callers invent is no label. */
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** An answer that was not sent to its end has no status worth the name. */
    private static final int BROKEN_OFF = 0;

    private static final int KINDS = 6;

    private final MeterRegistry registry;
    private final LongSupplier nanos;
    private final LongAdder underWay = new LongAdder();
    private final AtomicReferenceArray<@Nullable Timer> timers =
            new AtomicReferenceArray<>((METHODS.size() + 1) * KINDS);

    /**
     * Measures into a registry.
     *
     * @param nanos a clock that nobody sets
     */
    public RequestMetrics(MeterRegistry registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
        Gauge.builder("gatehouse.http.underway", underWay, LongAdder::sum).register(registry);
    }

    @Override
    public void handle(RoutingContext ctx) {
        // A WebSocket is no request that will be answered. Other upgrades are offers that nobody takes (RFC 9110,
        // section 7.8).
        if (!"websocket".equalsIgnoreCase(ctx.request().getHeader(HttpHeaders.UPGRADE))) {
            long began = nanos.getAsLong();
            underWay.increment();
            ctx.addEndHandler(end -> {
                int kind =
                        end.succeeded() ? Math.clamp(ctx.response().getStatusCode() / 100, 0, KINDS - 1) : BROKEN_OFF;
                timer(ctx.request().method().name(), kind).record(nanos.getAsLong() - began, TimeUnit.NANOSECONDS);
                underWay.decrement();
            });
        }
        ctx.next();
    }

    private Timer timer(String method, int kind) {
        int known = METHODS.indexOf(method);
        int index = (known < 0 ? METHODS.size() : known) * KINDS + kind;
        Timer timer = timers.get(index);
        if (timer == null) {
            // Two who come here at once are given the same one.
            timer = Timer.builder(REQUESTS)
                    .tag("method", known < 0 ? "other" : method)
                    .tag("status", kind == BROKEN_OFF ? "broken-off" : kind + "xx")
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry);
            timers.set(index, timer);
        }
        return timer;
    }
}
