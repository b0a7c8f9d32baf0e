package io.gatehouse.core.token;

import io.gatehouse.core.policy.Signing;
import java.time.Instant;

/**
 * A signing key as it is stored.
 *
 * @param publicJwk the public half as a JWK (RFC 7517)
 * @param sealedPrivateKey the private half, sealed with the master key
 * @param signsFrom it is published before it signs, so that every verifier knows it by then
 * @param publishedUntil when the last token it signed has expired
 */
public record StoredKey(
        String kid,
        Signing algorithm,
        String publicJwk,
        byte[] sealedPrivateKey,
        Instant signsFrom,
        Instant signsUntil,
        Instant publishedUntil) {
    public StoredKey {
        if (!algorithm.isAsymmetric()) {
            throw new IllegalArgumentException("only keys with a public half are stored");
        }
    }

    /** Whether it may sign by then, on time or, while no newer one can be had, past it. */
    public boolean maySignAt(Instant time) {
        return !time.isBefore(signsFrom) && time.isBefore(publishedUntil);
    }

    boolean signsAt(Instant time) {
        return !time.isBefore(signsFrom) && time.isBefore(signsUntil);
    }

    @Override
    public String toString() {
        return "StoredKey[" + kid + "]";
    }
}
