package io.gatehouse.gateway.token;

import com.nimbusds.jwt.JWTClaimsSet;
import io.gatehouse.kit.http.OnContext;
import io.gatehouse.kit.token.AccessJwt;
import io.gatehouse.kit.token.TokenKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens (RFC 9068): the form of ours, a key that we know with the algorithm it is for, our issuer and audience, every
 * claim present. Expiry is not judged here: an expired token of ours is no forgery, it is a reason to refresh.
 *
 * <p>A signature costs more than a millisecond, so it is checked on a worker, and once for each token (see {@link TokenCache}).
 */
public final class AccessTokenVerifier {
    /** The core's clock may run ahead of ours by so much before its tokens look forged. */
    private static final Duration MOST_CLOCK_SKEW = Duration.ofMinutes(5);

    private final Vertx vertx;
    private final SigningKeySet keys;
    private final String issuer;
    private final String audience;
    private final InstantSource clock;

    public AccessTokenVerifier(Vertx vertx, SigningKeySet keys, String issuer, String audience, InstantSource clock) {
        this.vertx = vertx;
        this.keys = keys;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /** Returns the token, or null when it is not one of ours. Fails with 503 while the keys cannot be asked for. */
    public Future<@Nullable VerifiedToken> verify(String text) {
        AccessJwt jwt = AccessJwt.parse(text);
        return jwt == null
                ? Future.succeededFuture(null)
                : key(jwt.kid()).compose(key -> key == null ? Future.succeededFuture(null) : check(jwt, key, text));
    }

    /**
     * The same for a token that the core has just given us. No forger can make us ask by it, so a key that we have not heard of is asked
     * for at once: after one was revoked, the next signs without notice.
     */
    public Future<@Nullable VerifiedToken> verifyFromCore(String text) {
        AccessJwt jwt = AccessJwt.parse(text);
        return jwt == null || keys.knows(jwt.kid())
                ? verify(text)
                : OnContext.back(vertx, keys.askNow()).compose(asked -> verify(text));
    }

    /**
     * Whether the token says of itself that it is over by then. It proves nothing and needs no proof: its bearer is sent to refresh. The
     * key of an old token may be gone, and must not make a forgery of it.
     */
    public boolean saysItIsOverBy(String text, Instant time) {
        AccessJwt jwt = AccessJwt.parse(text);
        return jwt != null && jwt.saysItIsOverBy(time);
    }

    /**
     * Whether the token says of itself that a key signed it which the core has withdrawn, as it does with one in strangers' hands. Its
     * bearer is sent to refresh, too: most likely the core did sign it.
     */
    public boolean isOfWithdrawnKey(String text) {
        AccessJwt jwt = AccessJwt.parse(text);
        return jwt != null && keys.isWithdrawn(jwt.kid());
    }

    /** The question for a key that is unknown so far is asked once for all event loops. */
    private Future<@Nullable TokenKey> key(String kid) {
        Future<@Nullable TokenKey> found = keys.find(kid);
        return found.isComplete() ? found : OnContext.back(vertx, found);
    }

    private Future<@Nullable VerifiedToken> check(AccessJwt jwt, TokenKey key, String text) {
        return vertx.executeBlocking(() -> token(jwt, key, text), /* ordered= */ false);
    }

    private @Nullable VerifiedToken token(AccessJwt jwt, TokenKey key, String text) {
        JWTClaimsSet claims = jwt.claims(key, issuer, audience, clock.instant().plus(MOST_CLOCK_SKEW));
        if (claims == null) {
            return null;
        }
        try {
            String session = claims.getStringClaim("sid");
            Integer generation = claims.getIntegerClaim("gen");
            List<String> roles = claims.getStringListClaim("roles");
            return session == null || generation == null || roles == null
                    ? null
                    : new VerifiedToken(
                            new Bearer(text),
                            UUID.fromString(session),
                            claims.getSubject(),
                            generation,
                            roles,
                            claims.getExpirationTime().toInstant());
        } catch (ParseException | IllegalArgumentException refused) {
            return null;
        }
    }
}
