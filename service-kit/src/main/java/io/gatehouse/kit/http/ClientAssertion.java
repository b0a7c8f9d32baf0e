package io.gatehouse.kit.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.kit.secret.KeyRing;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's signed word on who the client is, in the header {@value #HEADER}: a compact JWS, HS256, under the keys
 * that only gateway and core share. The core believes this and no forwarding header.
 */
public final class ClientAssertion {
    /** Carries the assertion on every call from the gateway to the core. */
    public static final String HEADER = "Gatehouse-Client";

    /** The header in which a 401 says what was not believed (RFC 9110, section 11.6.1). */
    public static final String CHALLENGE = "WWW-Authenticate";

    /** What the core challenges when it does not believe the gateway: such a 401 says nothing about the person. */
    public static final String SCHEME = "Gatehouse-Client";

    private static final JOSEObjectType TYPE = new JOSEObjectType("gatehouse-client+jwt");
    private static final String ISSUER = "gatehouse-gateway";
    private static final String AUDIENCE = "gatehouse-core";
    private static final Duration LIFETIME = Duration.ofSeconds(30);
    /** How far the clocks of gateway and core may differ: past that nobody could sign in or stay so. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    private static final int MAX_LENGTH = 4096;

    private final KeyRing keys;

    /**
     * Both sides of the assertion.
     *
     * @param gatewayKeys the ring from the configuration; a key of its own is derived for this use
     */
    public ClientAssertion(KeyRing gatewayKeys) {
        this.keys = gatewayKeys.derive("gatehouse-client-assertion");
    }

    public String sign(ClientContext client, Instant now) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(TYPE)
                .keyID(Integer.toString(keys.active().id()))
                .build();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("ip", client.ip())
                .claim("ua", client.userAgent())
                .claim("rid", client.requestId())
                .claim("host", client.host());
        if (client.device() != null) {
            claims.claim("device", client.device());
        }
        SignedJWT jws = new SignedJWT(header, claims.build());
        try {
            jws.sign(new MACSigner(keys.active().bytes()));
        } catch (JOSEException e) {
            throw new IllegalStateException("While signing a client assertion", e);
        }
        return jws.serialize();
    }

    /** What the gateway says, or {@code null} when this is not its word or no longer. */
    public @Nullable ClientContext verify(String assertion, Instant now) {
        if (assertion.length() > MAX_LENGTH) {
            return null;
        }
        try {
            SignedJWT jws = SignedJWT.parse(assertion);
            if (!isSignedByUs(jws)) {
                return null;
            }
            JWTClaimsSet claims = jws.getJWTClaimsSet();
            return isForUsNow(claims, now) ? context(claims) : null;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    private boolean isSignedByUs(SignedJWT jws) throws JOSEException {
        JWSHeader header = jws.getHeader();
        String kid = header.getKeyID();
        if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || !TYPE.equals(header.getType()) || kid == null) {
            return false;
        }
        KeyRing.Key key = kid.matches("\\d{1,3}") ? keys.byId(Integer.parseInt(kid)) : null;
        return key != null && jws.verify(new MACVerifier(key.bytes()));
    }

    private static boolean isForUsNow(JWTClaimsSet claims, Instant now) {
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        return ISSUER.equals(claims.getIssuer())
                && claims.getAudience().equals(List.of(AUDIENCE))
                && issued != null
                && expires != null
                && !now.isBefore(issued.toInstant().minus(LEEWAY))
                && now.isBefore(expires.toInstant().plus(LEEWAY));
    }

    private static @Nullable ClientContext context(JWTClaimsSet claims) throws ParseException {
        String ip = claims.getStringClaim("ip");
        String userAgent = claims.getStringClaim("ua");
        String requestId = claims.getStringClaim("rid");
        String host = claims.getStringClaim("host");
        if (ip == null || userAgent == null || requestId == null || host == null) {
            return null;
        }
        return new ClientContext(ip, userAgent, claims.getStringClaim("device"), requestId, host);
    }
}
