package io.gatehouse.gateway.token;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A verified token and when it was seen coming from a browser.
 *
 * <p>Seeing the same token twice, long enough apart, proves that the browser's cookie jar kept it over its write-back interval (Chromium
 * writes every 30 s). Once is no proof: a browser that crashes before it wrote comes back with the parent.
 */
public final class Sighting {
    private final VerifiedToken token;
    private final AtomicReference<@Nullable Instant> first = new AtomicReference<>();
    private final AtomicBoolean proved = new AtomicBoolean();

    Sighting(VerifiedToken token) {
        this.token = token;
    }

    public VerifiedToken token() {
        return token;
    }

    /** Takes note that a browser sent the token; true once, when this proves that the browser kept it. */
    public boolean seen(Instant now, Duration apart) {
        Instant earlier = first.get();
        if (earlier == null) {
            first.compareAndSet(null, now);
            return false;
        }
        return !now.isBefore(earlier.plus(apart)) && proved.compareAndSet(false, true);
    }
}
