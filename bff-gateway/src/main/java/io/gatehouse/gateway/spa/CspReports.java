package io.gatehouse.gateway.spa;

import io.gatehouse.gateway.ratelimit.ClientLimit;
import io.gatehouse.gateway.ratelimit.LimitedPath;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes reports of what the Content-Security-Policy stopped. Anybody may send one, so it is short, each client sends a few, fewer are
 * logged, and only the name of the directive is.
 */
public final class CspReports {
    private static final Logger LOG = LoggerFactory.getLogger(CspReports.class);
    private static final int LARGEST = 16 * 1024;
    private static final int MOST_LOGGED = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final LimitedPath limit;
    private final Counter taken;
    private final InstantSource clock;
    private final AtomicReference<Instant> windowStart = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger logged = new AtomicInteger();

    public CspReports(
            ClientLimit limit,
            Function<HttpServerRequest, String> addressOf,
            MeterRegistry metrics,
            InstantSource clock) {
        this.limit = new LimitedPath(limit, addressOf, metrics.counter("gatehouse.csp.reports", "outcome", "limited"));
        this.taken = metrics.counter("gatehouse.csp.reports", "outcome", "taken");
        this.clock = clock;
    }

    public void mount(Router router) {
        router.post(SecurityHeaders.REPORT_PATH).handler(limit);
        router.post(SecurityHeaders.REPORT_PATH)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
                .handler(this::take);
    }

    private void take(RoutingContext ctx) {
        taken.increment();
        if (mayLog()) {
            LOG.warn(
                    "A browser stopped something by the Content-Security-Policy: {}",
                    directive(ctx.body().buffer()));
        }
        ctx.response().setStatusCode(204).end();
    }

    private boolean mayLog() {
        Instant now = clock.instant();
        Instant start = windowStart.get();
        if (start.plus(WINDOW).isBefore(now) && windowStart.compareAndSet(start, now)) {
            logged.set(0);
        }
        return logged.incrementAndGet() <= MOST_LOGGED;
    }

    private static String directive(@Nullable Buffer body) {
        if (body == null) {
            return "unknown";
        }
        try {
            JsonObject report = new JsonObject(body).getJsonObject("csp-report", new JsonObject());
            String directive = report.getString("effective-directive", report.getString("violated-directive", ""));
            return directive.matches("[a-z-]{1,40}") ? directive : "unknown";
        } catch (DecodeException | ClassCastException | NullPointerException malformed) {
            return "unknown";
        }
    }
}
