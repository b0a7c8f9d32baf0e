package io.gatehouse.kit.metrics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GcMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void a_collection_is_told_when_somebody_asks() {
        new GcMetrics().bindTo(registry);
        double before = collections();

        System.gc();

        assertTrue(collections() > before, "was " + before + ", is " + collections());
        assertTrue(registry.find("jvm.gc.pause").functionTimers().stream()
                        .mapToDouble(timer -> timer.totalTime(TimeUnit.SECONDS))
                        .sum()
                > 0);
    }

    private double collections() {
        return registry.find("jvm.gc.pause").functionTimers().stream()
                .mapToDouble(FunctionTimer::count)
                .sum();
    }
}
