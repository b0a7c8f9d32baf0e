package io.gatehouse.core.testing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, written apart from the core's own code so that the two check each other (RFC 6238, RFC 4648). */
public final class AuthenticatorApp {
    public static final Duration PERIOD = Duration.ofSeconds(30);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] key;

    /** Takes what a person types into it. */
    public AuthenticatorApp(String secret) {
        BigInteger number = BigInteger.ZERO;
        for (int at = 0; at < secret.length(); at++) {
            number = number.shiftLeft(5).add(BigInteger.valueOf(LETTERS.indexOf(secret.charAt(at))));
        }
        byte[] padded = new byte[secret.length() * 5 / 8 + 1];
        byte[] bytes = number.toByteArray();
        System.arraycopy(bytes, 0, padded, padded.length - bytes.length, bytes.length);
        this.key = Arrays.copyOfRange(padded, 1, padded.length);
    }

    /** The six digits on its display. */
    public String code(Instant now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(now.getEpochSecond() / PERIOD.toSeconds())
                    .array());
            int at = hash[19] & 15;
            long number = new BigInteger(1, Arrays.copyOfRange(hash, at, at + 4)).longValue() & 0x7fffffffL;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }
}
