package io.gatehouse.gateway.token;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.vertx.core.Future;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The core's public keys. An unknown key id makes it ask again, but not more than once in a while, or forged tokens could make us flood
 * the core. While the core is away the keys we have go on.
 */
public final class SigningKeySet {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeySet.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final String EMPTY = "{\"keys\":[]}";

    private final Supplier<Future<String>> fetch;
    private final InstantSource clock;
    private final AtomicReference<Instant> lastFetch = new AtomicReference<>(Instant.EPOCH);
    private volatile Map<String, ECKey> keys = Map.of();
    private volatile String text = EMPTY;

    /** @param fetch asks the core for its JWKS */
    public SigningKeySet(Supplier<Future<String>> fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /** Returns the key, after asking the core if it is unknown; null when the core does not know it either. */
    Future<@Nullable ECKey> find(String kid) {
        ECKey known = keys.get(kid);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        Instant now = clock.instant();
        Instant last = lastFetch.get();
        boolean mayAsk = last.plus(PAUSE).isBefore(now) && lastFetch.compareAndSet(last, now);
        return mayAsk ? reload().map(done -> keys.get(kid)) : Future.succeededFuture(keys.get(kid));
    }

    /** Asks the core. The future never fails: without an answer the old keys stay. */
    public Future<@Nullable Void> reload() {
        lastFetch.set(clock.instant());
        return fetch.get().map(this::take).otherwise(failure -> {
            LOG.warn("The core's public keys could not be read: {}", failure.toString());
            return null;
        });
    }

    /** Returns the keys as the core gave them, for those who ask us. */
    public String text() {
        return text;
    }

    private @Nullable Void take(String jwks) {
        try {
            Map<String, ECKey> read = new HashMap<>();
            for (JWK key : JWKSet.parse(jwks).getKeys()) {
                if (key instanceof ECKey ec && !ec.isPrivate()) {
                    read.put(ec.getKeyID(), ec);
                }
            }
            keys = Map.copyOf(read);
            text = jwks;
        } catch (ParseException malformed) {
            LOG.warn("The core's public keys are malformed; the old ones stay.");
        }
        return null;
    }
}
