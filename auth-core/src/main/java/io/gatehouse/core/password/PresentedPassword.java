package io.gatehouse.core.password;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed. Not checked against any policy: an old password may be weaker than today's rules. Normalised to NFC, because two
 * keyboards may spell one letter differently (NIST SP 800-63B, 3.1.1.2); nothing is trimmed or cut.
 */
public final class PresentedPassword {
    private final String typed;
    private final String text;

    public PresentedPassword(String typed) {
        this.typed = typed;
        this.text = Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    String text() {
        return text;
    }

    int length() {
        return text.codePointCount(0, text.length());
    }

    /** Returns the bytes to hash, or null when the text holds half a character and so has no bytes. */
    public byte @Nullable [] bytes() {
        return utf8(text);
    }

    /** Returns the same of what was typed before it was normalised: what systems hashed that do not normalise. */
    public byte @Nullable [] bytesAsTyped() {
        return utf8(typed);
    }

    private static byte @Nullable [] utf8(String text) {
        try {
            var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException unpairedSurrogate) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "PresentedPassword[redacted]";
    }
}
