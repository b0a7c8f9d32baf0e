package io.gatehouse.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatehouse.gateway.address.ClientNetwork;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * So many a minute for each client, by the generic cell rate algorithm (ITU-T I.371): one number for each client, the time at which what
 * it has taken would be earned back. An IPv6 client is its /64, for it may use all of that. Memory is bounded: of more clients than fit,
 * some are forgotten and begin anew, so this spares work and is no line of defence.
 */
public final class ClientLimit {
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long MOST_CLIENTS = 10_000;

    private final Cache<String, AtomicLong> earnedBackAt;
    private final long intervalNanos;
    private final LongSupplier nanos;

    /**
     * Begins with nobody known.
     *
     * @param perMinute also the most at one moment
     * @param nanos a clock that nobody sets
     */
    public ClientLimit(int perMinute, LongSupplier nanos) {
        this.intervalNanos = WINDOW_NANOS / perMinute;
        this.nanos = nanos;
        this.earnedBackAt = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterAccess(Duration.ofNanos(WINDOW_NANOS))
                .ticker(nanos::getAsLong)
                .build();
    }

    /**
     * Takes one.
     *
     * @return 0 when it was there to take, else the seconds until one will be
     */
    public int take(String address) {
        long now = nanos.getAsLong();
        AtomicLong client = earnedBackAt.get(ClientNetwork.of(address), first -> new AtomicLong(now));
        while (true) {
            long known = client.get();
            long next = Math.max(0, known - now) + intervalNanos;
            if (next > WINDOW_NANOS) {
                return (int)
                        Duration.ofNanos(next - WINDOW_NANOS).plusMillis(999).toSeconds();
            }
            if (client.compareAndSet(known, now + next)) {
                return 0;
            }
        }
    }
}
