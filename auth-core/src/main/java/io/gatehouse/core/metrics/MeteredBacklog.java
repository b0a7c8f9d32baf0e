package io.gatehouse.core.metrics;

import io.gatehouse.core.kernel.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows how much waits and how long. Read by {@link #look}, not when somebody scrapes: a scrape must not wait for the database. Unknown
 * (NaN) until the first look and while looking fails.
 */
public final class MeteredBacklog {
    private static final double MILLIS = 1000.0;

    private final Supplier<Backlog> source;
    private volatile @Nullable Backlog seen;

    /**
     * Registers the two gauges.
     *
     * @param name what waits, such as {@code gatehouse.mails}
     */
    public MeteredBacklog(String name, Supplier<Backlog> source, MeterRegistry meters) {
        this.source = source;
        Gauge.builder(name + ".waiting", this, MeteredBacklog::waiting).register(meters);
        Gauge.builder(name + ".oldest", this, MeteredBacklog::oldestSeconds)
                .baseUnit("seconds")
                .register(meters);
    }

    /** Looks how much waits now. */
    public void look() {
        try {
            seen = source.get();
        } catch (RuntimeException unknown) {
            seen = null;
            throw unknown;
        }
    }

    private double waiting() {
        Backlog now = seen;
        return now == null ? Double.NaN : now.waiting();
    }

    private double oldestSeconds() {
        Backlog now = seen;
        return now == null ? Double.NaN : now.oldest().toMillis() / MILLIS;
    }
}
