package io.gatehouse.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Verified tokens by the cookie they came in: the seal is opened and the signature checked once for each token, not for each request. A
 * cookie that is not here byte for byte is verified anew, so nothing that was not verified is ever found here.
 */
public final class TokenCache {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Cache<String, Sighting> tokens;

    public TokenCache(int most, MeterRegistry metrics) {
        this.tokens = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(LONGEST)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(metrics, tokens, "gatehouse.tokens");
    }

    /** Returns the token in a cookie, or null: also at a host of another tenant than the one that the cookie was sealed for. */
    public @Nullable Sighting find(String cookie, String tenant) {
        Sighting known = tokens.getIfPresent(cookie);
        return known == null || known.isOf(tenant) ? known : null;
    }

    /** Forgets all tokens: each is verified anew when it comes again. */
    public void clear() {
        tokens.invalidateAll();
    }

    /** Remembers a token, and which tenant its cookie is sealed for; of two who do it at once, both get the same entry. */
    @CanIgnoreReturnValue
    public Sighting put(String cookie, String tenant, VerifiedToken token) {
        return tokens.get(cookie, absent -> new Sighting(token, tenant));
    }
}
