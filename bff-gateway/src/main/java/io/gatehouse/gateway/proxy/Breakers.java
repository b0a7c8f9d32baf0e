package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.BreakerConfig;
import io.gatehouse.gateway.config.RouteConfig;
import io.gatehouse.kit.health.Readiness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/** A breaker for each upstream: routes to one upstream share it. */
public final class Breakers {
    private final Map<String, UpstreamHealth> byPrefix = new HashMap<>();

    public Breakers(List<RouteConfig> routes, BreakerConfig config, MeterRegistry metrics, LongSupplier nanos) {
        Map<URI, UpstreamHealth> byUpstream = new HashMap<>();
        for (RouteConfig route : routes) {
            byPrefix.put(
                    route.prefix(),
                    byUpstream.computeIfAbsent(
                            route.upstream(),
                            upstream -> health(upstream.getAuthority(), new Breaker(config, nanos), metrics)));
        }
    }

    private static UpstreamHealth health(String upstream, Breaker breaker, MeterRegistry metrics) {
        Gauge.builder("gatehouse.breaker.open", breaker, known -> known.isOpen() ? 1 : 0)
                .tag("upstream", upstream)
                .register(metrics);
        return new UpstreamHealth(
                upstream,
                breaker,
                metrics.counter("gatehouse.breaker.opened", "upstream", upstream),
                metrics.counter("gatehouse.breaker.refused", "upstream", upstream));
    }

    /** Tells in the readiness report which routes are without their upstream; the gateway itself is ready all the same. */
    public void note(Readiness readiness) {
        byPrefix.forEach((prefix, health) -> readiness.note("route " + prefix, () -> !health.isOpen()));
    }

    UpstreamHealth of(RouteConfig route) {
        return Objects.requireNonNull(byPrefix.get(route.prefix()));
    }
}
