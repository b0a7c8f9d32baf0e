package io.gatehouse.core.token.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.token.AccessTokens;
import io.gatehouse.core.token.IssuedAccessToken;
import io.gatehouse.kit.secret.Secret;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Access tokens as ES256-signed JWTs of type {@code at+jwt} (RFC 9068). Anything else is refused, whatever its header says. */
public final class JoseAccessTokens implements AccessTokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    /** Another core, whose clock may be ahead, has issued it; that makes it no forgery. */
    private static final Duration MOST_CLOCK_SKEW = Duration.ofMinutes(5);

    private static final int LONGEST = 8 * 1024;

    private final SigningKeys keys;
    private final String issuer;
    private final Supplier<String> audience;
    private final Ids ids;
    private final InstantSource clock;

    public JoseAccessTokens(SigningKeys keys, String issuer, Supplier<String> audience, Ids ids, InstantSource clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.audience = audience;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public IssuedAccessToken issue(AccessClaims claims, Duration life) {
        return issueFor(claims, audience.get(), life);
    }

    @Override
    public IssuedAccessToken issueFor(AccessClaims claims, String recipient, Duration life) {
        Instant now = clock.instant();
        ECKey key = keys.signing();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        JWTClaimsSet body = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(recipient)
                .subject(claims.user().toString())
                .jwtID(ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .claim("tid", claims.tenant().toString())
                .claim("sid", claims.session().toString())
                .claim("gen", claims.generation())
                .claim("auth_time", claims.authenticatedAt().getEpochSecond())
                .claim("amr", claims.amr())
                .claim("roles", claims.roles())
                .build();
        SignedJWT token = new SignedJWT(header, body);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException broken) {
            throw new IllegalStateException("signing with key " + key.getKeyID(), broken);
        }
        return new IssuedAccessToken(Secret.ofUtf8(token.serialize()), life);
    }

    @Override
    public @Nullable AccessClaims verify(String token) {
        if (token.length() > LONGEST) {
            return null;
        }
        try {
            SignedJWT signed = SignedJWT.parse(token);
            return isOurs(signed) ? claims(signed.getJWTClaimsSet()) : null;
        } catch (ParseException | JOSEException | IllegalArgumentException refused) {
            return null;
        }
    }

    private boolean isOurs(SignedJWT token) throws JOSEException {
        JWSHeader header = token.getHeader();
        if (!JWSAlgorithm.ES256.equals(header.getAlgorithm()) || !TYPE.equals(header.getType())) {
            return false;
        }
        String kid = header.getKeyID();
        ECKey key = kid == null ? null : keys.byId(kid);
        return key != null && token.verify(new ECDSAVerifier(key.toECPublicKey()));
    }

    private @Nullable AccessClaims claims(JWTClaimsSet body) throws ParseException {
        Instant now = clock.instant();
        boolean isForUs = issuer.equals(body.getIssuer())
                && body.getAudience().equals(List.of(audience.get()))
                && isBefore(now.minus(LEEWAY), body.getExpirationTime())
                && body.getIssueTime() != null
                && !isBefore(now.plus(MOST_CLOCK_SKEW), body.getIssueTime());
        Integer generation = body.getIntegerClaim("gen");
        Long authTime = body.getLongClaim("auth_time");
        String tenant = body.getStringClaim("tid");
        String session = body.getStringClaim("sid");
        List<String> roles = body.getStringListClaim("roles");
        List<String> amr = body.getStringListClaim("amr");
        if (!isForUs
                || generation == null
                || authTime == null
                || tenant == null
                || session == null
                || body.getSubject() == null
                || roles == null
                || amr == null) {
            return null;
        }
        return new AccessClaims(
                new TenantId(UUID.fromString(tenant)),
                new UserId(UUID.fromString(body.getSubject())),
                new SessionId(UUID.fromString(session)),
                generation,
                roles,
                Instant.ofEpochSecond(authTime),
                amr);
    }

    private static boolean isBefore(Instant time, @Nullable Date date) {
        return date != null && time.isBefore(date.toInstant());
    }
}
