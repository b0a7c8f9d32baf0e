package io.gatehouse.devstack;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The six digits that an app shows for a secret (RFC 6238). */
final class AuthenticatorApp {
    static final int PERIOD_SECONDS = 30;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private AuthenticatorApp() {}

    static String code(String secret, Instant now) throws GeneralSecurityException {
        // A first digit of one keeps the zeros that the secret may begin with.
        BigInteger number = BigInteger.ONE;
        for (int at = 0; at < secret.length(); at++) {
            number = number.shiftLeft(5).add(BigInteger.valueOf(LETTERS.indexOf(secret.charAt(at))));
        }
        byte[] bytes = number.toByteArray();
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(Arrays.copyOfRange(bytes, 1, bytes.length), "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                .putLong(now.getEpochSecond() / PERIOD_SECONDS)
                .array());
        int at = hash[hash.length - 1] & 15;
        int word = ByteBuffer.wrap(hash, at, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format("%06d", word % 1_000_000);
    }
}
