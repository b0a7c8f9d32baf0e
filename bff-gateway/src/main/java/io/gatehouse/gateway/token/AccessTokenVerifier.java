package io.gatehouse.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
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
 * Verifies access tokens (RFC 9068): ES256 and type {@code at+jwt} only, a published key, our issuer and audience, every claim present.
 * Expiry is not judged here: an expired token of ours is no forgery, it is a reason to refresh.
 *
 * <p>A signature costs more than a millisecond, so it is checked on a worker, and once for each token (see {@link TokenCache}).
 */
public final class AccessTokenVerifier {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final int LONGEST = 8 * 1024;
    /** The core's clock may run ahead of ours by so much before its tokens look forged. */
    private static final Duration MOST_CLOCK_SKEW = Duration.ofMinutes(5);

    private final Vertx vertx;
    private final SigningKeySet keys;
    private final String issuer;
    private final List<String> audience;
    private final InstantSource clock;

    public AccessTokenVerifier(Vertx vertx, SigningKeySet keys, String issuer, String audience, InstantSource clock) {
        this.vertx = vertx;
        this.keys = keys;
        this.issuer = issuer;
        this.audience = List.of(audience);
        this.clock = clock;
    }

    /** Returns the token, or null when it is not one of ours. Fails with 503 while the keys cannot be asked for. */
    public Future<@Nullable VerifiedToken> verify(String jwt) {
        SignedJWT signed = parse(jwt);
        String kid = signed == null ? null : signed.getHeader().getKeyID();
        if (signed == null || kid == null) {
            return Future.succeededFuture(null);
        }
        return keys.find(kid).compose(key -> key == null ? Future.succeededFuture(null) : check(signed, key, jwt));
    }

    private static @Nullable SignedJWT parse(String jwt) {
        if (jwt.length() > LONGEST) {
            return null;
        }
        try {
            SignedJWT signed = SignedJWT.parse(jwt);
            boolean isOurKind = JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())
                    && TYPE.equals(signed.getHeader().getType());
            return isOurKind ? signed : null;
        } catch (ParseException malformed) {
            return null;
        }
    }

    private Future<@Nullable VerifiedToken> check(SignedJWT signed, ECKey key, String jwt) {
        return vertx.executeBlocking(
                        () -> signed.verify(new ECDSAVerifier(key)) ? token(signed.getJWTClaimsSet(), jwt) : null,
                        /* ordered= */ false)
                .recover(failure -> failure instanceof JOSEException
                                || failure instanceof ParseException
                                || failure instanceof IllegalArgumentException
                        ? Future.succeededFuture(null)
                        : Future.failedFuture(failure));
    }

    private @Nullable VerifiedToken token(JWTClaimsSet claims, String jwt) throws ParseException {
        String session = claims.getStringClaim("sid");
        Integer generation = claims.getIntegerClaim("gen");
        List<String> roles = claims.getStringListClaim("roles");
        boolean isComplete = claims.getExpirationTime() != null
                && claims.getIssueTime() != null
                && claims.getSubject() != null
                && claims.getJWTID() != null
                && session != null
                && generation != null
                && roles != null;
        if (!isComplete || !issuer.equals(claims.getIssuer()) || !audience.equals(claims.getAudience())) {
            return null;
        }
        Instant issuedAt = claims.getIssueTime().toInstant();
        if (issuedAt.isAfter(clock.instant().plus(MOST_CLOCK_SKEW))) {
            return null;
        }
        return new VerifiedToken(
                new Bearer(jwt),
                UUID.fromString(session),
                claims.getSubject(),
                generation,
                roles,
                claims.getExpirationTime().toInstant());
    }
}
