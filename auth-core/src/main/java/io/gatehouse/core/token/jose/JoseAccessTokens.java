package io.gatehouse.core.token.jose;

import com.nimbusds.jwt.JWTClaimsSet;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.token.AccessTokens;
import io.gatehouse.core.token.IssuedAccessToken;
import io.gatehouse.kit.secret.Secret;
import io.gatehouse.kit.token.AccessJwt;
import io.gatehouse.kit.token.TokenKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Access tokens as JWTs of type {@code at+jwt} (RFC 9068). What is not ours in every respect is refused, whatever its header says. */
public final class JoseAccessTokens implements AccessTokens {
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    /** Another core, whose clock may be ahead, has issued it; that makes it no forgery. */
    private static final Duration MOST_CLOCK_SKEW = Duration.ofMinutes(5);

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
        SigningKeys.Signer signer = keys.signing();
        // A policy may have made lives longer after the key's end was set.
        Instant end = now.plus(life).isBefore(signer.until()) ? now.plus(life) : signer.until();
        JWTClaimsSet body = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(recipient)
                .subject(claims.user().toString())
                .jwtID(ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end))
                .claim("tid", claims.tenant().toString())
                .claim("sid", claims.session().toString())
                .claim("gen", claims.generation())
                .claim("auth_time", claims.authenticatedAt().getEpochSecond())
                .claim("amr", claims.amr())
                .claim("roles", claims.roles())
                .build();
        return new IssuedAccessToken(Secret.ofUtf8(signer.key().sign(body)), Duration.between(now, end));
    }

    @Override
    public @Nullable AccessClaims verify(String token) {
        AccessJwt jwt = AccessJwt.parse(token);
        TokenKey key = jwt == null ? null : keys.byId(jwt.kid());
        if (jwt == null || key == null) {
            return null;
        }
        Instant now = clock.instant();
        JWTClaimsSet body = jwt.claims(key, issuer, audience.get(), now.plus(MOST_CLOCK_SKEW));
        if (body == null || !now.minus(LEEWAY).isBefore(body.getExpirationTime().toInstant())) {
            return null;
        }
        try {
            return claims(body);
        } catch (ParseException | IllegalArgumentException refused) {
            return null;
        }
    }

    private static @Nullable AccessClaims claims(JWTClaimsSet body) throws ParseException {
        Integer generation = body.getIntegerClaim("gen");
        Long authTime = body.getLongClaim("auth_time");
        String tenant = body.getStringClaim("tid");
        String session = body.getStringClaim("sid");
        List<String> roles = body.getStringListClaim("roles");
        List<String> amr = body.getStringListClaim("amr");
        if (generation == null
                || authTime == null
                || tenant == null
                || session == null
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
}
