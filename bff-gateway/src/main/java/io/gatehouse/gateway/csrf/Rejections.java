package io.gatehouse.gateway.csrf;

import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.ratelimit.ClientLimit;
import io.gatehouse.gateway.session.Caller;
import io.gatehouse.kit.http.ClientContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was refused as a forgery: all of it is counted, and some of it told to the core for the audit log. Forgeries come from the browsers
 * of those who visit the wrong page, so there may be any number: a few of each address are told, and a few at a time.
 */
public final class Rejections {
    private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);
    private static final int MOST_UNDER_WAY = 8;

    private final CoreClient core;
    private final Caller caller;
    private final ClientLimit limit;
    private final MeterRegistry metrics;
    private final AtomicInteger underWay = new AtomicInteger();

    public Rejections(CoreClient core, Caller caller, ClientLimit limit, MeterRegistry metrics) {
        this.core = core;
        this.caller = caller;
        this.limit = limit;
        this.metrics = metrics;
    }

    void add(RoutingContext ctx, String check) {
        metrics.counter("gatehouse.csrf.rejected", "check", check).increment();
        ClientContext client = caller.withoutCookies(ctx);
        if (underWay.get() >= MOST_UNDER_WAY || limit.take(client.ip()) > 0) {
            return;
        }
        underWay.incrementAndGet();
        core.refused(check, client).onComplete(told -> {
            underWay.decrementAndGet();
            if (told.failed()) {
                LOG.debug(
                        "A refused request was not told to the core: {}",
                        told.cause().toString());
            }
        });
    }
}
