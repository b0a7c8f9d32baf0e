package io.gatehouse.kit.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One service's metrics: its own Prometheus registry, filled by Vert.x, the JVM and the service itself. */
public final class Metrics implements AutoCloseable {
    private static final List<MetricsDomain> UNMEASURED = List.of(
            MetricsDomain.NET_SERVER,
            MetricsDomain.NET_CLIENT,
            MetricsDomain.HTTP_CLIENT,
            MetricsDomain.HTTP_SERVER,
            MetricsDomain.DATAGRAM_SOCKET,
            MetricsDomain.EVENT_BUS);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    public Metrics() {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new GcMetrics().bindTo(registry);
    }

    /** Where a service registers meters of its own. */
    public MeterRegistry registry() {
        return registry;
    }

    /** A Vert.x that measures into this registry and prefers the native transport. */
    public Vertx vertx() {
        MicrometerMetricsOptions measured = new MicrometerMetricsOptions()
                // Vert.x keeps one registry per name in the JVM; two services in one process must not share it.
                .setRegistryName("gatehouse-" + COUNT.incrementAndGet());
        measured.setEnabled(true);
        // What servers, sockets and clients do is told by RequestMetrics.
        for (MetricsDomain unmeasured : UNMEASURED) {
            measured.addDisabledMetricsCategory(unmeasured.toCategory());
        }
        VertxOptions options = new VertxOptions().setPreferNativeTransport(true).setMetricsOptions(measured);
        VertxBuilder builder = Vertx.builder().with(options).withMetrics(new MicrometerMetricsFactory(registry));
        return builder.build();
    }

    /** Everything, in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
