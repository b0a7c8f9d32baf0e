package io.gatehouse.core.password.bcrypt;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.Radix64Encoder;
import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.password.ForeignHash;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.kit.secret.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * bcrypt as other systems use it, straight over the password: what stands behind the 72nd byte never counted there and does not here. A
 * password with a NUL opens nothing: some of them stopped reading at it, so "right", NUL and anything would be right as well.
 */
final class ForeignBcrypt {
    private static final int MOST_BYTES = 72;
    private static final int SALT_AT = 7;
    private static final byte[] STAND_IN = {'x'};

    private final KeyRing peppers;
    private final Radix64Encoder radix64 = new Radix64Encoder.Default();

    ForeignBcrypt(KeyRing masterKeys) {
        this.peppers = masterKeys.derive("imported-passwords");
    }

    PasswordEnvelope adopt(ForeignHash hash) {
        KeyRing.Key pepper = peppers.active();
        byte[] seal = seal(pepper, radix64.decode(ascii(hash.result())));
        return new PasswordEnvelope.Imported(
                pepper.id(),
                hash.settings(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(seal));
    }

    /** Compares, with one bcrypt of the envelope's own cost whatever was typed. */
    boolean matches(PresentedPassword presented, PasswordEnvelope.Imported envelope) {
        KeyRing.Key pepper = peppers.byId(envelope.pepperId());
        if (pepper == null) {
            throw new IllegalStateException(
                    "password pepper " + envelope.pepperId() + " is gone while imported passwords need it");
        }
        byte @Nullable [] typed = presented.bytesAsTyped();
        boolean isPossible = typed != null && typed.length > 0 && !hasNul(typed);
        byte[] input =
                typed != null && isPossible ? Arrays.copyOf(typed, Math.min(typed.length, MOST_BYTES)) : STAND_IN;
        byte[] salt = radix64.decode(ascii(envelope.settings().substring(SALT_AT)));
        byte[] result = BCrypt.with(LongPasswordStrategies.none()).hashRaw(envelope.cost(), salt, input).rawHash;
        boolean same = MessageDigest.isEqual(
                seal(pepper, result), Base64.getUrlDecoder().decode(envelope.seal()));
        return same && isPossible;
    }

    private static byte[] seal(KeyRing.Key pepper, byte[] result) {
        return Hashes.hmacSha384(pepper.bytes(), result);
    }

    private static boolean hasNul(byte[] typed) {
        for (byte one : typed) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
