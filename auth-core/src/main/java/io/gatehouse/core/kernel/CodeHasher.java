package io.gatehouse.core.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gatehouse.kit.secret.KeyRing;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * Hashes codes under a key that is not in the database. Six mailed digits are guessed from a plain hash in no time; from this one they
 * are not, not even by who has the whole database.
 */
public final class CodeHasher {
    private final KeyRing keys;

    public CodeHasher(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * Hashes a code with the active key.
     *
     * @param owner whom or what the code belongs to: one code of two owners gives two hashes
     */
    public KeyedHash hash(UUID owner, String code) {
        KeyRing.Key key = keys.active();
        return new KeyedHash(key.id(), hmac(key, owner, code));
    }

    /** Whether it is the hash of this code; false too when its key is gone from the ring. */
    public boolean matches(KeyedHash stored, UUID owner, String code) {
        KeyRing.Key key = keys.byId(stored.keyId());
        return key != null && MessageDigest.isEqual(stored.hash(), hmac(key, owner, code));
    }

    private static byte[] hmac(KeyRing.Key key, UUID owner, String code) {
        byte[] id = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits())
                .array();
        return Hashes.hmacSha256(key.bytes(), id, code.getBytes(UTF_8));
    }
}
