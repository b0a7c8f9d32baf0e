package io.gatehouse.gateway.exchange;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exchanged tokens while they are good. Their age is measured here: no clock but our own has a say in it. */
final class NarrowTokens {
    /** A token is given up so long before its end that the call it is sent with still arrives. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    private final Set<String> audiences;
    private final Cache<Key, Narrow> tokens;

    NarrowTokens(Set<String> audiences, int most, MeterRegistry metrics, Ticker ticker) {
        this.audiences = audiences;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfter(Expiry.<Key, Narrow>creating((key, narrow) -> narrow.goodFor()))
                .ticker(ticker)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(metrics, tokens, "gatehouse.narrow.tokens");
    }

    @Nullable
    String find(UUID session, String audience) {
        Narrow known = tokens.getIfPresent(new Key(session, audience));
        return known == null ? null : known.jwt();
    }

    /**
     * Keeps a token.
     *
     * @param life as the core gave it
     * @param spent how much of it had passed when it reached us, at most
     */
    void keep(UUID session, String audience, String jwt, Duration life, Duration spent) {
        Duration spare = life.compareTo(SPARE.multipliedBy(2)) < 0 ? life.dividedBy(2) : SPARE;
        Duration goodFor = life.minus(spent).minus(spare);
        if (goodFor.isPositive()) {
            tokens.put(new Key(session, audience), new Narrow(jwt, goodFor));
        }
    }

    /** Forgets all. */
    void clear() {
        tokens.invalidateAll();
    }

    /** Forgets all of a session. */
    void forget(UUID session) {
        audiences.forEach(audience -> tokens.invalidate(new Key(session, audience)));
    }

    private record Key(UUID session, String audience) {}

    private record Narrow(String jwt, Duration goodFor) {
        @Override
        public String toString() {
            return "Narrow[" + goodFor + "]";
        }
    }
}
