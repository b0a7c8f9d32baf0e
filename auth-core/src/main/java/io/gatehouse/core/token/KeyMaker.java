package io.gatehouse.core.token;

import io.gatehouse.core.policy.Signing;

/** Makes signing keys. */
public interface KeyMaker {
    /** Returns a new key with its private half sealed. An RSA key costs seconds: not to be called in a transaction. */
    Made make(Signing algorithm);

    /**
     * A key without its times.
     *
     * @param kid its thumbprint (RFC 7638)
     * @param publicJwk the public half as a JWK (RFC 7517)
     */
    record Made(String kid, Signing algorithm, String publicJwk, byte[] sealedPrivateKey) {
        StoredKey during(KeySchedule.Term term) {
            return new StoredKey(
                    kid,
                    algorithm,
                    publicJwk,
                    sealedPrivateKey,
                    term.signsFrom(),
                    term.signsUntil(),
                    term.publishedUntil());
        }

        @Override
        public String toString() {
            return "Made[" + kid + "]";
        }
    }
}
