package io.gatehouse.core.token;

import io.gatehouse.core.policy.Signing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * A key lives through three times: it is published and does not sign yet; it signs; it is published until the last token it signed is
 * dead. A verifier that fetched the keys just before a new one was added must have fetched again before it signs, and nodes of the core
 * read the store several times a minute.
 */

/** When a signing key is due, and how long it serves. Pure. */
public final class KeySchedule {
    /** The longest time a key is published before it signs. */
    private static final Duration LONGEST_LEAD = Duration.ofHours(24);

    /** The same for a key that is wanted now: twice as long as our JWKS may be kept by those who fetch it. */
    static final Duration SHORT_LEAD = Duration.ofMinutes(10);

    /** For clocks that differ. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final Signing algorithm;
    private final Duration rotation;
    private final Duration longestAccessLifetime;
    private final boolean hasStandIn;

    /**
     * A schedule.
     *
     * @param algorithm what keys shall be for
     * @param hasStandIn whether something else can sign until the first key may
     */
    public KeySchedule(Signing algorithm, Duration rotation, Duration longestAccessLifetime, boolean hasStandIn) {
        this.algorithm = algorithm;
        this.rotation = rotation;
        this.longestAccessLifetime = longestAccessLifetime;
        this.hasStandIn = hasStandIn;
    }

    /**
     * Returns the times of the key that must be added now, or null when the keys in store will do.
     *
     * @param keys the published keys in the order in which they were made
     */
    public @Nullable Term due(List<StoredKey> keys, Instant now) {
        StoredKey newest = keys.isEmpty() ? null : keys.getLast();
        if (newest == null || newest.algorithm() != algorithm) {
            return next(keys, now);
        }
        if (newest.signsUntil().minus(lead()).isAfter(now)) {
            return null;
        }
        Term soonest = next(keys, now);
        return soonest.signsFrom().isAfter(newest.signsUntil()) || isGap(keys, now)
                ? soonest
                : term(newest.signsUntil(), newest.signsUntil());
    }

    /** Returns the times of the key that must sign at once because none of these does, or null. */
    public @Nullable Term stopgap(List<StoredKey> keys, Instant now) {
        return isGap(keys, now) ? next(keys, now) : null;
    }

    /** Returns the times of a key that shall sign as soon as verifiers can know it. */
    public Term next(List<StoredKey> keys, Instant now) {
        // The very first key, and the first after a long sleep, must sign at once.
        return isGap(keys, now) ? term(now.minus(MARGIN), now) : term(now.plus(SHORT_LEAD), now.plus(SHORT_LEAD));
    }

    private Term term(Instant from, Instant countedFrom) {
        Instant until = countedFrom.plus(rotation);
        return new Term(from, until, until.plus(longestAccessLifetime).plus(MARGIN));
    }

    private boolean isGap(List<StoredKey> keys, Instant now) {
        return !hasStandIn && keys.stream().noneMatch(key -> key.signsAt(now));
    }

    private Duration lead() {
        Duration fifth = rotation.dividedBy(5);
        return fifth.compareTo(LONGEST_LEAD) < 0 ? fifth : LONGEST_LEAD;
    }

    /** From when until when a key signs, and how long it stays published. */
    public record Term(Instant signsFrom, Instant signsUntil, Instant publishedUntil) {}
}
