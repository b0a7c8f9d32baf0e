package io.gatehouse.gateway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** A signing key of a core, and the tokens it makes. */
public final class TestKeys {
    public static final String ISSUER = "https://login.example.test";

    private final ECKey key;

    private TestKeys(ECKey key) {
        this.key = key;
    }

    public static TestKeys generate(String kid) {
        try {
            return new TestKeys(new ECKeyGenerator(Curve.P_256).keyID(kid).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String jwks() {
        return new JsonObject(new JWKSet(key.toPublicJWK()).toJSONObject()).encode();
    }

    public ECKey key() {
        return key;
    }

    /** The claims of a good token; tests spoil what they need. */
    public static JWTClaimsSet.Builder claims(UUID session, int generation, Instant expiresAt) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("gatehouse-api")
                .subject("0190a000-0000-7000-8000-000000000001")
                .claim("tid", "0190a000-0000-7000-8000-0000000000aa")
                .claim("sid", session.toString())
                .claim("gen", generation)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(expiresAt.minusSeconds(900)))
                .expirationTime(Date.from(expiresAt))
                .claim("auth_time", expiresAt.minusSeconds(900).getEpochSecond())
                .claim("amr", List.of("pwd"))
                .claim("roles", List.of("user"));
    }

    public String sign(JWTClaimsSet claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                claims);
    }

    public String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
