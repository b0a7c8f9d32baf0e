package io.gatehouse.core.token;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.SessionId;

/**
 * A refresh token whose tag was checked. Its text form is {@link RefreshTokens}' business.
 *
 * @param keyId the refresh key of this session: the same for all its generations
 * @param generation 1 at sign-in, one more at each rotation
 * @param secret 32 bytes; only its hash is kept anywhere
 */
public record RefreshToken(int keyId, SessionId session, int generation, byte[] secret) {
    static final int SECRET_LENGTH = 32;

    /** Returns what the database keeps of this token. */
    public byte[] hash() {
        return Hashes.sha256(secret);
    }

    @Override
    public String toString() {
        return "RefreshToken[session=" + session + ", generation=" + generation + "]";
    }
}
