package io.gatehouse.gateway.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The core's clock, as far as it was heard of: our own, put right by how far the two differ. What the core dated (when a token ends, when a
 * session does) is judged by it. By our own, a gateway that is late would send product APIs tokens that are over, and one that is early
 * would refresh at every call.
 */
public final class CoreClock implements InstantSource {
    private static final Logger LOG = LoggerFactory.getLogger(CoreClock.class);
    /** What answers are late by, and what every API allows for, is no difference. */
    private static final Duration NO_DIFFERENCE = Duration.ofSeconds(30);

    private final InstantSource own;
    private volatile Duration ahead = Duration.ZERO;

    public CoreClock(InstantSource own) {
        this.own = own;
    }

    @Override
    public Instant instant() {
        return own.instant().plus(ahead);
    }

    /** Takes note of the time that the core told just now. */
    public void heard(Instant coreTime) {
        Duration told = Duration.between(own.instant(), coreTime);
        Duration difference = told.abs().compareTo(NO_DIFFERENCE) < 0 ? Duration.ZERO : told;
        if (difference.minus(ahead).abs().compareTo(NO_DIFFERENCE) >= 0) {
            LOG.warn("The core's clock and ours differ by {} s; is NTP running on both?", difference.toSeconds());
            ahead = difference;
        }
    }
}
