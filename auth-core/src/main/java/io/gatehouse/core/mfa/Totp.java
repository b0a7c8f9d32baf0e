package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.TypedDigits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as every authenticator app makes them: HMAC-SHA-1, six digits, a new one every 30 s. SHA-1's
 * known weakness is collisions; HMAC does not rest on their absence.
 */
final class Totp {
    static final String ALGORITHM = "SHA1";
    static final int DIGITS = 6;
    static final int PERIOD_SECONDS = 30;

    private Totp() {}

    /**
     * Returns the step whose code was typed, or nothing when it is none of the allowed ones.
     *
     * @param allowedSteps how many steps the phone's clock may be off, each way
     */
    static OptionalLong step(TotpSecret secret, String typed, Instant now, int allowedSteps) {
        byte[] presented = TypedDigits.of(typed).getBytes(StandardCharsets.UTF_8);
        long current = Math.floorDiv(now.getEpochSecond(), PERIOD_SECONDS);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - allowedSteps; step <= current + allowedSteps; step++) {
            byte[] expected = code(ALGORITHM, secret.bytes(), step, DIGITS).getBytes(StandardCharsets.UTF_8);
            // All are compared whatever matched: how long it takes says nothing about the phone's clock.
            if (MessageDigest.isEqual(expected, presented)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a step (RFC 4226, section 5.3). Algorithm and length are parameters so that the RFC's own vectors can be run. */
    static String code(String algorithm, byte[] key, long step, int digits) {
        byte[] hash = hmac("Hmac" + algorithm, key, step);
        int offset = hash[hash.length - 1] & 0xf;
        int truncated = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        String code = Integer.toString(truncated % (int) Math.pow(10, digits));
        return "0".repeat(digits - code.length()) + code;
    }

    private static byte[] hmac(String algorithm, byte[] key, long step) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
