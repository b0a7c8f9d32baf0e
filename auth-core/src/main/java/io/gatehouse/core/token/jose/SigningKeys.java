package io.gatehouse.core.token.jose;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.token.KeyRotation;
import io.gatehouse.core.token.StoredKey;
import io.gatehouse.kit.token.SharedTokenKeys;
import io.gatehouse.kit.token.TokenKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys of access tokens in this node's memory. Those with a public half are made here, sealed with the master key and shared through
 * the store, which {@link #reload} reads; the secrets of HS256 come from the configuration and are never published.
 */
public final class SigningKeys {
    private final KeyRotation rotation;
    private final JoseKeyMaker maker;
    private final SharedTokenKeys shared;
    private final PolicyBook policies;
    private final InstantSource clock;
    private volatile List<Loaded> keys = List.of();

    public SigningKeys(
            KeyRotation rotation,
            JoseKeyMaker maker,
            SharedTokenKeys shared,
            PolicyBook policies,
            InstantSource clock) {
        this.rotation = rotation;
        this.maker = maker;
        this.shared = shared;
        this.policies = policies;
        this.clock = clock;
    }

    /** Reads the keys anew, and adds one when it is due. To be called at start and several times a minute. */
    public void reload() {
        List<Loaded> before = keys;
        keys = rotation.keep().stream()
                .map(stored -> before.stream()
                        .filter(loaded -> loaded.stored().kid().equals(stored.kid()))
                        .findFirst()
                        .map(loaded -> new Loaded(stored, loaded.key(), loaded.publicJwk()))
                        .orElseGet(() -> load(stored)))
                .toList();
    }

    /** Returns the public keys in the form of RFC 7517, section 5. */
    public String jwks() {
        Instant now = clock.instant();
        List<JWK> published = keys.stream()
                .filter(key -> now.isBefore(key.stored().publishedUntil()))
                .map(Loaded::publicJwk)
                .toList();
        return new JWKSet(published).toString();
    }

    /** Returns the key that signs now: of those whose time has come, the one that was made last. */
    Signer signing() {
        Instant now = clock.instant();
        TokenKey secret = shared.active();
        boolean isShared = !policies.common().tokens().signing().isAsymmetric();
        Loaded newest = isShared ? null : newest(now);
        if (newest != null) {
            return new Signer(newest.key(), newest.stored().publishedUntil());
        }
        if (secret != null) {
            return new Signer(secret, Instant.MAX);
        }
        throw new IllegalStateException("no signing key is loaded");
    }

    /** Returns a key that verifies, or null. */
    @Nullable
    TokenKey byId(String kid) {
        Instant now = clock.instant();
        for (Loaded key : keys) {
            if (key.stored().kid().equals(kid) && now.isBefore(key.stored().publishedUntil())) {
                return key.key();
            }
        }
        return shared.find(kid);
    }

    private @Nullable Loaded newest(Instant now) {
        Loaded newest = null;
        for (Loaded key : keys) {
            newest = key.stored().maySignAt(now) ? key : newest;
        }
        return newest;
    }

    private Loaded load(StoredKey stored) {
        JWK pair = maker.open(stored);
        TokenKey key = Objects.requireNonNull(TokenKey.of(pair), stored.kid());
        return new Loaded(stored, key, pair.toPublicJWK());
    }

    /**
     * A key that signs.
     *
     * @param until nobody verifies with it afterwards: no token may live longer
     */
    record Signer(TokenKey key, Instant until) {}

    private record Loaded(StoredKey stored, TokenKey key, JWK publicJwk) {}
}
