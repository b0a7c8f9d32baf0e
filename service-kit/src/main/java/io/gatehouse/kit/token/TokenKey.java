package io.gatehouse.kit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;

/**
 * A key of access tokens with the one algorithm it is for. What a token's header says chooses a key by its id and never an algorithm
 * (RFC 8725, section 3.1): a public key can thus not be mistaken for a secret.
 */
public final class TokenKey {
    /** The shortest RSA key accepted, in bits (RFC 7518, section 3.3). */
    public static final int LEAST_RSA_BITS = 2_048;

    private final String kid;
    private final JWSAlgorithm algorithm;
    private final @Nullable JWSSigner signer;
    private final JWSVerifier verifier;

    private TokenKey(String kid, JWSAlgorithm algorithm, @Nullable JWSSigner signer, JWSVerifier verifier) {
        this.kid = kid;
        this.algorithm = algorithm;
        this.signer = signer;
        this.verifier = verifier;
    }

    /** Returns a key for ES256 or RS256, or null when the JWK is for neither: another curve, too short, a secret, without an id. */
    public static @Nullable TokenKey of(JWK jwk) {
        String kid = jwk.getKeyID();
        if (kid == null) {
            return null;
        }
        try {
            return switch (jwk) {
                case ECKey ec
                when Curve.P_256.equals(ec.getCurve()) ->
                    new TokenKey(
                            kid,
                            JWSAlgorithm.ES256,
                            ec.isPrivate() ? new ECDSASigner(ec) : null,
                            new ECDSAVerifier(ec.toPublicJWK()));
                case RSAKey rsa
                when rsa.size() >= LEAST_RSA_BITS ->
                    new TokenKey(
                            kid,
                            JWSAlgorithm.RS256,
                            rsa.isPrivate() ? new RSASSASigner(rsa) : null,
                            new RSASSAVerifier(rsa.toPublicJWK()));
                default -> null;
            };
        } catch (JOSEException unusable) {
            return null;
        }
    }

    /** Returns a key for HS256, with which whoever can verify can also sign. */
    static TokenKey secret(String kid, byte[] secret) {
        try {
            return new TokenKey(kid, JWSAlgorithm.HS256, new MACSigner(secret), new MACVerifier(secret));
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("key " + kid + " does not do for HS256", tooShort);
        }
    }

    public String kid() {
        return kid;
    }

    public JWSAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Signs.
     *
     * @throws IllegalStateException when this is only the public half
     */
    public String sign(JWTClaimsSet claims) {
        if (signer == null) {
            throw new IllegalStateException("key " + kid + " is the public half and cannot sign");
        }
        SignedJWT token = new SignedJWT(AccessJwt.header(this), claims);
        try {
            token.sign(signer);
        } catch (JOSEException broken) {
            throw new IllegalStateException("signing with key " + kid, broken);
        }
        return token.serialize();
    }

    boolean hasSigned(SignedJWT token) throws JOSEException {
        return algorithm.equals(token.getHeader().getAlgorithm()) && token.verify(verifier);
    }

    @Override
    public String toString() {
        return "TokenKey[" + kid + ", " + algorithm + "]";
    }
}
