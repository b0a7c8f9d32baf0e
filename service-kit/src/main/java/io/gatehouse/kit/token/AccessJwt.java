package io.gatehouse.kit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of an access token, read but not yet believed (RFC 9068).
 *
 * <p>Its header holds exactly what we write: {@code alg}, {@code typ} and {@code kid}. Whatever could bring a key along ({@code jwk},
 * {@code jku}, {@code x5u}, {@code x5c}) or ask for an extension ({@code crit}, {@code b64}, {@code zip}) is refused, not passed over.
 */
public final class AccessJwt {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    /** In characters. */
    private static final int LONGEST = 8 * 1024;

    private final SignedJWT token;

    private AccessJwt(SignedJWT token) {
        this.token = token;
    }

    static JWSHeader header(TokenKey key) {
        return new JWSHeader.Builder(key.algorithm())
                .type(TYPE)
                .keyID(key.kid())
                .build();
    }

    /** Returns the token, or null when the text has not the form of one of ours. */
    public static @Nullable AccessJwt parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            SignedJWT token = SignedJWT.parse(text);
            JWSHeader header = token.getHeader();
            boolean isOurForm =
                    TYPE.equals(header.getType()) && header.getKeyID() != null && HEADER.equals(members(header));
            return isOurForm ? new AccessJwt(token) : null;
        } catch (ParseException | IllegalArgumentException malformed) {
            return null;
        }
    }

    /** The names that stand there: the library passes over those that say what holds anyway, such as a true b64. */
    private static Set<String> members(JWSHeader header) throws ParseException {
        return JSONObjectUtils.parse(header.getParsedBase64URL().decodeToString())
                .keySet();
    }

    /** Returns the id of the key that it claims to be signed with. */
    public String kid() {
        return token.getHeader().getKeyID();
    }

    /**
     * Whether it says of itself that it is over by then. Nobody need verify such a token, and its key may be gone: an old token is no
     * forgery.
     */
    public boolean saysItIsOverBy(Instant time) {
        try {
            Date end = token.getJWTClaimsSet().getExpirationTime();
            return end != null && !time.isBefore(end.toInstant());
        } catch (ParseException malformed) {
            return false;
        }
    }

    /**
     * Returns the claims, or null when the key did not sign them, when they come from another issuer, are for another or one more
     * audience, are from the future, or lack a claim that every access token has. Expiry must be there; judging it is up to the caller.
     *
     * @param now with as much added as clocks may differ
     */
    public @Nullable JWTClaimsSet claims(TokenKey key, String issuer, String audience, Instant now) {
        try {
            if (!key.hasSigned(token)) {
                return null;
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            boolean isForUs =
                    issuer.equals(claims.getIssuer()) && List.of(audience).equals(claims.getAudience());
            boolean isComplete = claims.getSubject() != null
                    && claims.getJWTID() != null
                    && claims.getExpirationTime() != null
                    && claims.getIssueTime() != null;
            boolean isFromThePast = isComplete
                    && isReached(claims.getIssueTime(), now)
                    && (claims.getNotBeforeTime() == null || isReached(claims.getNotBeforeTime(), now));
            return isForUs && isFromThePast ? claims : null;
        } catch (ParseException | JOSEException | IllegalArgumentException refused) {
            return null;
        }
    }

    private static boolean isReached(Date time, Instant now) {
        return !time.toInstant().isAfter(now);
    }
}
