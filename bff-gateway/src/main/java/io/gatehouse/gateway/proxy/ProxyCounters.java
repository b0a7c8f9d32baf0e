package io.gatehouse.gateway.proxy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts answers by route and kind of status. Each counter is looked up once: the registry's own look-up costs more than counting. */
public final class ProxyCounters {
    private static final int KINDS = 6;

    private final MeterRegistry metrics;
    private final Map<String, Counter[]> byRoute = new ConcurrentHashMap<>();

    public ProxyCounters(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    Counter of(String prefix, int status) {
        return byRoute.computeIfAbsent(prefix, this::counters)[Math.clamp(status / 100, 0, KINDS - 1)];
    }

    /** Of calls that were made once more. They are rare enough to be looked up. */
    Counter retries(String prefix) {
        return metrics.counter("gatehouse.proxy.retries", "route", prefix);
    }

    private Counter[] counters(String prefix) {
        Counter[] counters = new Counter[KINDS];
        for (int kind = 0; kind < KINDS; kind++) {
            counters[kind] = metrics.counter("gatehouse.proxy", "route", prefix, "status", kind + "xx");
        }
        return counters;
    }
}
