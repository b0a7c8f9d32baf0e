package io.gatehouse.gateway.token;

import java.time.Duration;
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
    private final String tenant;
    private final AtomicReference<@Nullable Long> first = new AtomicReference<>();
    private final AtomicBoolean proved = new AtomicBoolean();

    /**
     * Nobody has sent it yet.
     *
     * @param tenant the slug of the tenant that its cookie was sealed for
     */
    Sighting(VerifiedToken token, String tenant) {
        this.token = token;
        this.tenant = tenant;
    }

    boolean isOf(String slug) {
        return tenant.equals(slug);
    }

    public VerifiedToken token() {
        return token;
    }

    /**
     * Takes note that a browser sent the token; true once, when this proves that the browser kept it.
     *
     * @param nanos by a clock that nobody sets: one put forward by a minute would prove what is not so
     */
    public boolean seen(long nanos, Duration apart) {
        Long earlier = first.get();
        if (earlier == null) {
            first.compareAndSet(null, nanos);
            return false;
        }
        return nanos - earlier >= apart.toNanos() && proved.compareAndSet(false, true);
    }
}
