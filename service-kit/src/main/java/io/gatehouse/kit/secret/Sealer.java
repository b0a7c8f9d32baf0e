package io.gatehouse.kit.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts and authenticates small values with AES-256-GCM.
 *
 * <p>Layout of a sealed value: key id (1 byte), nonce (12 bytes), ciphertext with its 16-byte tag. The nonce is random:
 * with 96 bits, one key may seal 2^32 values before a repeat becomes likelier than 2^-32 (NIST SP 800-38D 8.3); replace
 * the active key long before that.
 */
public final class Sealer {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SMALLEST = 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final KeyRing keys;
    private final SecureRandom random;

    /**
     * Seals with the active key of a ring.
     *
     * @param keys a ring derived for this purpose alone; keys longer than 32 bytes must be derived first
     */
    public Sealer(KeyRing keys, SecureRandom random) {
        if (keys.active().bytes().length != KeyRing.MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "AES-256 takes keys of 32 bytes; derive the ring for its purpose first.");
        }
        this.keys = keys;
        this.random = random;
    }

    /**
     * Seals a value.
     *
     * @param aad what the value belongs to; opening with another aad fails
     */
    public byte[] seal(byte[] plain, byte[] aad) {
        KeyRing.Key key = keys.active();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key, nonce, aad).doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + encrypted.length)
                    .put((byte) key.id())
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("While sealing", e);
        }
    }

    /** Whether a sealed value should be sealed anew: its key is no longer the one to seal with. */
    public boolean isOutdated(byte[] sealed) {
        return sealed.length > 0
                && Byte.toUnsignedInt(sealed[0]) != keys.active().id();
    }

    /** The plain bytes, or {@code null} when this was not sealed by one of our keys for this aad. */
    public byte @Nullable [] open(byte[] sealed, byte[] aad) {
        if (sealed.length < SMALLEST) {
            return null;
        }
        KeyRing.Key key = keys.byId(Byte.toUnsignedInt(sealed[0]));
        if (key == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
        try {
            int start = 1 + NONCE_BYTES;
            return cipher(Cipher.DECRYPT_MODE, key, nonce, aad).doFinal(sealed, start, sealed.length - start);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("While opening", e);
        }
    }

    private static Cipher cipher(int mode, KeyRing.Key key, byte[] nonce, byte[] aad) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(aad);
        return cipher;
    }
}
