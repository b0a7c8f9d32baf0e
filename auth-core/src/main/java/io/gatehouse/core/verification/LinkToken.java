package io.gatehouse.core.verification;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.RandomBytes;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The token of a mailed link: 32 random bytes. Only its SHA-256 is kept. */
public final class LinkToken {
    private static final int LENGTH = 32;

    private final byte[] bytes;

    private LinkToken(byte[] bytes) {
        this.bytes = bytes;
    }

    public static LinkToken fresh(RandomBytes random) {
        return new LinkToken(random.next(LENGTH));
    }

    /** Reads a token from a link, or returns null when it cannot be one of ours. */
    public static @Nullable LinkToken parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == LENGTH ? new LinkToken(bytes) : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** Returns the text for the link. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public byte[] hash() {
        return Hashes.sha256(bytes);
    }

    @Override
    public String toString() {
        return "LinkToken[redacted]";
    }
}
