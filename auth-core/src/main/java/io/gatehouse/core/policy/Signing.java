package io.gatehouse.core.policy;

/** How access tokens are signed (RFC 7518, section 3.1). */
public enum Signing {
    /** ECDSA on P-256. */
    ES256,
    /** RSASSA-PKCS1-v1_5, for verifiers that know nothing else. */
    RS256,
    /** A secret that every verifier has: whoever can check a token can also make one. */
    HS256;

    /** Whether verifiers need only public keys, which we make, keep and publish ourselves. */
    public boolean isAsymmetric() {
        return this != HS256;
    }
}
