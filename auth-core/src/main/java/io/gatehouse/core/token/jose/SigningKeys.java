package io.gatehouse.core.token.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.gatehouse.core.policy.TokensPolicy;
import io.gatehouse.core.token.KeySchedule;
import io.gatehouse.core.token.SigningKeyStore;
import io.gatehouse.core.token.StoredKey;
import io.gatehouse.kit.secret.Sealer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ES256 keys of this installation: made at the first start, sealed with the master key, replaced in time with overlap. Nodes share
 * them through the store; each keeps a copy that {@link #reload} renews.
 */
public final class SigningKeys {
    private final SigningKeyStore store;
    private final Sealer sealer;
    private final Supplier<TokensPolicy> policy;
    private final InstantSource clock;
    private volatile List<Loaded> keys = List.of();

    public SigningKeys(SigningKeyStore store, Sealer sealer, Supplier<TokensPolicy> policy, InstantSource clock) {
        this.store = store;
        this.sealer = sealer;
        this.policy = policy;
        this.clock = clock;
    }

    /** Reads the keys anew, and adds one when it is due. To be called at start and about once a minute. */
    public void reload() {
        Instant now = clock.instant();
        TokensPolicy rules = policy.get();
        KeySchedule schedule = new KeySchedule(rules.keyRotation(), rules.accessLifetime());
        Function<List<StoredKey>, @Nullable StoredKey> plan = published -> {
            KeySchedule.Term term = schedule.due(published, now);
            return term == null ? null : generate(term);
        };
        List<StoredKey> published = store.published(now);
        boolean isDue = schedule.due(published, now) != null;
        keys = (isDue ? store.extend(now, plan) : published)
                .stream().map(this::load).toList();
    }

    /** Returns the public keys in the form of RFC 7517, section 5. */
    public String jwks() {
        Instant now = clock.instant();
        List<JWK> published = keys.stream()
                .filter(key -> now.isBefore(key.stored().publishedUntil()))
                .map(key -> (JWK) key.pair().toPublicJWK())
                .toList();
        return new JWKSet(published).toString();
    }

    /** Returns the key that signs now. */
    ECKey signing() {
        Instant now = clock.instant();
        Loaded latest = null;
        for (Loaded key : keys) {
            if (!now.isBefore(key.stored().signsFrom())) {
                latest = key;
            }
        }
        if (latest == null) {
            throw new IllegalStateException("no signing key is loaded");
        }
        return latest.pair();
    }

    /** Returns a published key, or null. */
    @Nullable
    ECKey byId(String kid) {
        Instant now = clock.instant();
        for (Loaded key : keys) {
            if (key.stored().kid().equals(kid) && now.isBefore(key.stored().publishedUntil())) {
                return key.pair();
            }
        }
        return null;
    }

    private StoredKey generate(KeySchedule.Term term) {
        try {
            ECKey pair = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(com.nimbusds.jose.JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            byte[] sealed = sealer.seal(pair.toJSONString().getBytes(StandardCharsets.UTF_8), bytes(pair.getKeyID()));
            return new StoredKey(
                    pair.getKeyID(),
                    pair.toPublicJWK().toJSONString(),
                    sealed,
                    term.signsFrom(),
                    term.signsUntil(),
                    term.publishedUntil());
        } catch (JOSEException missing) {
            throw new IllegalStateException("this JDK has no P-256", missing);
        }
    }

    private Loaded load(StoredKey stored) {
        byte[] opened = sealer.open(stored.sealedPrivateKey(), bytes(stored.kid()));
        if (opened == null) {
            throw new IllegalStateException(
                    "signing key " + stored.kid()
                            + " does not open with the master keys; was secrets.masterKeys changed without keeping the old key?");
        }
        try {
            return new Loaded(stored, ECKey.parse(new String(opened, StandardCharsets.UTF_8)));
        } catch (ParseException damaged) {
            throw new IllegalStateException("signing key " + stored.kid() + " is damaged", damaged);
        }
    }

    private static byte[] bytes(String kid) {
        return kid.getBytes(StandardCharsets.UTF_8);
    }

    private record Loaded(StoredKey stored, ECKey pair) {}
}
