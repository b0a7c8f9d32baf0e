package io.gatehouse.devstack.sample;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens as any product API should (RFC 9068): a published key with the algorithm it is for, the right type, issuer and
 * audience, not expired. The public keys come from the JWKS and are cached; an unknown key id makes them be read anew.
 */
final class AccessTokens {
    private static final String AUDIENCE = "gatehouse-api";

    /**
     * What installations sign with that publish their keys. A token's header chooses among these only, and a key of the other kind does not
     * fit it; an algorithm of secrets must never stand here, or a public key would do as one (RFC 8725, section 2.1).
     */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    AccessTokens(URI jwks, String issuer) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(jwks)));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                AUDIENCE, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "sid", "iat", "exp")));
    }

    /** The token's claims, or {@code null} when it is not good. May read the JWKS: not for event loops. */
    @Nullable
    JWTClaimsSet verify(String token) {
        try {
            return processor.process(token, null);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return null;
        }
    }

    private static JWKSource<SecurityContext> keys(URI jwks) {
        try {
            return JWKSourceBuilder.create(jwks.toURL()).build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a URL: " + jwks, e);
        }
    }
}
