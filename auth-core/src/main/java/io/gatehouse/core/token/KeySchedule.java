package io.gatehouse.core.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a signing key is due, and how long it serves. Pure. */
public final class KeySchedule {
    /** A verifier that fetched the keys just before a new one was added must have fetched again before it signs. */
    private static final Duration LONGEST_LEAD = Duration.ofHours(24);

    /** For clocks that differ. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final Duration rotation;
    private final Duration accessLifetime;

    public KeySchedule(Duration rotation, Duration accessLifetime) {
        this.rotation = rotation;
        this.accessLifetime = accessLifetime;
    }

    /** Returns the times of the key that must be added now, or null when the keys in store will do. */
    public @Nullable Term due(List<StoredKey> keys, Instant now) {
        Instant covered =
                keys.stream().map(StoredKey::signsUntil).max(Instant::compareTo).orElse(now);
        if (covered.minus(lead()).isAfter(now)) {
            return null;
        }
        // The very first key, and the first after a long sleep, must sign at once.
        boolean isGap = keys.stream().noneMatch(key -> key.signsAt(now));
        Instant from = isGap ? now.minus(MARGIN) : covered;
        Instant until = (isGap ? now : covered).plus(rotation);
        return new Term(from, until, until.plus(accessLifetime).plus(MARGIN));
    }

    private Duration lead() {
        Duration fifth = rotation.dividedBy(5);
        return fifth.compareTo(LONGEST_LEAD) < 0 ? fifth : LONGEST_LEAD;
    }

    /** From when until when a key signs, and how long it stays published. */
    public record Term(Instant signsFrom, Instant signsUntil, Instant publishedUntil) {}
}
