package io.gatehouse.kit.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Numbered keys, written {@code 2:base64,1:base64}. The first one is used for new work; the others still open what was
 * made with them, so that a key can be replaced while old data lives.
 */
public final class KeyRing {
    /** The shortest key accepted, in bytes: 256 bits. */
    public static final int MIN_KEY_BYTES = 32;

    private static final int MAX_ID = 255;

    private final Map<Integer, Key> keys;
    private final Key active;

    /** One key of the ring; its bytes are never printed. */
    public static final class Key {
        private final int id;
        private final byte[] bytes;

        private Key(int id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
        }

        /** 1 to 255. */
        public int id() {
            return id;
        }

        /** A copy of the key's bytes. */
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return "Key[" + id + ", redacted]";
        }
    }

    private KeyRing(Map<Integer, Key> keys, Key active) {
        this.keys = keys;
        this.active = active;
    }

    /**
     * Reads the notation of the configuration.
     *
     * @throws IllegalArgumentException naming the fault and never the value
     */
    public static KeyRing parse(String text) {
        Map<Integer, Key> keys = new LinkedHashMap<>();
        @Nullable Key first = null;
        for (String entry : text.strip().split(",", -1)) {
            Key key = key(entry.strip());
            if (keys.putIfAbsent(key.id(), key) != null) {
                throw new IllegalArgumentException("Key id " + key.id() + " stands there twice.");
            }
            first = first == null ? key : first;
        }
        if (first == null) {
            throw new IllegalArgumentException("At least one key is needed.");
        }
        return new KeyRing(keys, first);
    }

    /** The key for new work. */
    public Key active() {
        return active;
    }

    /** The key with this id, or {@code null}. */
    public @Nullable Key byId(int id) {
        return keys.get(id);
    }

    /** The ids of all keys, the active one's first. */
    public List<Integer> ids() {
        return List.copyOf(keys.keySet());
    }

    /**
     * A ring of keys for one purpose, with the same ids, so that no key is used for two things (HKDF-SHA256, RFC 5869).
     *
     * @param label names the purpose; another label gives unrelated keys
     */
    public KeyRing derive(String label) {
        Map<Integer, Key> derived = new LinkedHashMap<>();
        keys.forEach((id, key) -> derived.put(id, new Key(id, hkdf(key.bytes, label))));
        Key derivedActive = derived.get(active.id());
        if (derivedActive == null) {
            throw new IllegalStateException("The active key was lost while deriving " + label);
        }
        return new KeyRing(derived, derivedActive);
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }

    private static Key key(String entry) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("Write keys as id:base64, the active one first, separated by commas.");
        }
        int id = id(entry.substring(0, colon));
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(entry.substring(colon + 1).strip());
        } catch (IllegalArgumentException e) {
            // The cause's message quotes characters of the key, so it is not passed on.
            throw new IllegalArgumentException("Key " + id + " is not base64.");
        }
        if (bytes.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("Key " + id + " is too short: at least 32 bytes (256 bits) are needed.");
        }
        return new Key(id, bytes);
    }

    private static int id(String text) {
        try {
            int id = Integer.parseInt(text.strip());
            if (id >= 1 && id <= MAX_ID) {
                return id;
            }
        } catch (NumberFormatException e) {
            // Said below; the text may be a piece of a key.
        }
        throw new IllegalArgumentException("A key id must be a number from 1 to 255.");
    }

    private static byte[] hkdf(byte[] key, String label) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(key)
                            .thenExpand(label.getBytes(StandardCharsets.UTF_8), MIN_KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("While deriving the keys for " + label, e);
        }
    }
}
