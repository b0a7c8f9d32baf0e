package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.kit.secret.Secret;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A code for the day the phone is gone: 80 random bits in sixteen letters and digits that nobody mixes up on paper (Crockford's
 * alphabet, without i, l, o and u).
 */
public final class RecoveryCode {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BYTES = 10;
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private final String letters;

    private RecoveryCode(String letters) {
        this.letters = letters;
    }

    static RecoveryCode fresh(RandomBytes random) {
        return new RecoveryCode(Base32.encode(random.next(BYTES), ALPHABET));
    }

    /** Reads what somebody typed from paper; null when it cannot be a code of ours. Case, blanks and dashes do not count. */
    static @Nullable RecoveryCode parse(String typed) {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (char typedLetter : typed.toLowerCase(Locale.ROOT).toCharArray()) {
            if (typedLetter == '-' || Character.isWhitespace(typedLetter)) {
                continue;
            }
            char letter = switch (typedLetter) {
                case 'o' -> '0';
                case 'i', 'l' -> '1';
                default -> typedLetter;
            };
            if (ALPHABET.indexOf(letter) < 0 || letters.length() == LENGTH) {
                return null;
            }
            letters.append(letter);
        }
        return letters.length() == LENGTH ? new RecoveryCode(letters.toString()) : null;
    }

    /** Returns it in groups of four, as it is shown once. */
    public Secret shown() {
        StringBuilder grouped = new StringBuilder();
        for (int at = 0; at < LENGTH; at += GROUP) {
            grouped.append(at == 0 ? "" : "-").append(letters, at, at + GROUP);
        }
        return Secret.ofUtf8(grouped.toString());
    }

    String letters() {
        return letters;
    }

    @Override
    public String toString() {
        return "RecoveryCode[redacted]";
    }
}
