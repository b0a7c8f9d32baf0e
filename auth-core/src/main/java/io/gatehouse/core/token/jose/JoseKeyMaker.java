package io.gatehouse.core.token.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.gatehouse.core.policy.Signing;
import io.gatehouse.core.token.KeyMaker;
import io.gatehouse.core.token.StoredKey;
import io.gatehouse.kit.secret.Sealer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;

/** Makes keys as JWKs, sealed with the master key; the key id is the additional data, so that none can stand in another's place. */
public final class JoseKeyMaker implements KeyMaker {
    /** As strong as P-256 at 128 bits (NIST SP 800-57, part 1, table 2). */
    private static final int RSA_BITS = 3_072;

    private final Sealer sealer;
    private final InstantSource clock;

    public JoseKeyMaker(Sealer sealer, InstantSource clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public Made make(Signing algorithm) {
        try {
            JWK pair = generate(algorithm);
            byte[] sealed = sealer.seal(pair.toJSONString().getBytes(StandardCharsets.UTF_8), bytes(pair.getKeyID()));
            return new Made(pair.getKeyID(), algorithm, pair.toPublicJWK().toJSONString(), sealed);
        } catch (JOSEException missing) {
            throw new IllegalStateException("this JDK makes no keys for " + algorithm, missing);
        }
    }

    /** Opens the private half of a key. */
    JWK open(StoredKey stored) {
        byte[] opened = sealer.open(stored.sealedPrivateKey(), bytes(stored.kid()));
        if (opened == null) {
            throw new IllegalStateException(
                    "signing key " + stored.kid()
                            + " does not open with the master keys; was secrets.masterKeys changed without keeping the old key?");
        }
        try {
            return JWK.parse(new String(opened, StandardCharsets.UTF_8));
        } catch (ParseException damaged) {
            throw new IllegalStateException("signing key " + stored.kid() + " is damaged", damaged);
        }
    }

    /** The public half tells when it was made, so that anybody can see that keys are replaced. */
    private JWK generate(Signing algorithm) throws JOSEException {
        return switch (algorithm) {
            case ES256 ->
                new ECKeyGenerator(Curve.P_256)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.ES256)
                        .keyIDFromThumbprint(true)
                        .issueTime(Date.from(clock.instant()))
                        .generate();
            case RS256 ->
                new RSAKeyGenerator(RSA_BITS)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyIDFromThumbprint(true)
                        .issueTime(Date.from(clock.instant()))
                        .generate();
            case HS256 -> throw new IllegalArgumentException("secrets of HS256 come from the configuration");
        };
    }

    private static byte[] bytes(String kid) {
        return kid.getBytes(StandardCharsets.UTF_8);
    }
}
