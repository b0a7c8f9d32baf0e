package io.gatehouse.core.mfa;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.kit.secret.Secret;
import java.net.URLEncoder;

/** What an authenticator app and we share: 160 bits, as RFC 4226 recommends (section 4, R6). */
public final class TotpSecret {
    private static final int LENGTH = 20;

    private final byte[] bytes;

    public TotpSecret(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a shared secret has " + LENGTH + " bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    static TotpSecret fresh(RandomBytes random) {
        return new TotpSecret(random.next(LENGTH));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns it in letters, for typing into an app. */
    Secret letters() {
        return Secret.ofUtf8(Base32.encode(bytes, Base32.RFC_4648));
    }

    /** Returns the address that apps read from a QR code. */
    Secret uri(String issuer, String account) {
        return Secret.ofUtf8("otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret="
                + letters().utf8() + "&issuer=" + encoded(issuer) + "&algorithm=" + Totp.ALGORITHM + "&digits="
                + Totp.DIGITS + "&period=" + Totp.PERIOD_SECONDS);
    }

    /** Apps do not read a plus sign as a blank. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "TotpSecret[redacted]";
    }
}
