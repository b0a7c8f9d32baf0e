package io.gatehouse.gateway.proxy;

import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of one upstream: its breaker, and who is told when that opens and closes. */
final class UpstreamHealth {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamHealth.class);

    private final String upstream;
    private final Breaker breaker;
    private final Counter opened;
    private final Counter refused;

    UpstreamHealth(String upstream, Breaker breaker, Counter opened, Counter refused) {
        this.upstream = upstream;
        this.breaker = breaker;
        this.opened = opened;
        this.refused = refused;
    }

    /** Returns why a call may not go on now, or null when it may. Who may, must tell what came of it. */
    @Nullable
    Problem refusal() {
        if (breaker.mayPass()) {
            return null;
        }
        refused.increment();
        return ProblemCode.UNAVAILABLE.problem().withRetryAfter(breaker.retryAfterSeconds());
    }

    /** The upstream answered. */
    void answered(int status) {
        tell(breaker.answered(status));
    }

    /** The upstream could not be reached, or did not answer in time. */
    void failed() {
        tell(breaker.failed());
    }

    boolean isOpen() {
        return breaker.isOpen();
    }

    private void tell(Breaker.Change change) {
        switch (change) {
            case NONE -> {}
            case OPENED -> {
                opened.increment();
                LOG.warn("The upstream {} does not answer; its calls get 503 for a while.", upstream);
            }
            case CLOSED -> LOG.info("The upstream {} answers again.", upstream);
        }
    }
}
