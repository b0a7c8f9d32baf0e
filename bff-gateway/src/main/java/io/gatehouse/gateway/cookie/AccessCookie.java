package io.gatehouse.gateway.cookie;

import io.gatehouse.kit.secret.Sealer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The access token as the browser keeps it: sealed, so that it holds no readable claim and cannot be used anywhere but here. */
public final class AccessCookie {
    private static final byte[] PURPOSE = "access-cookie".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 4_096;

    private final Sealer sealer;

    public AccessCookie(Sealer sealer) {
        this.sealer = sealer;
    }

    public String seal(String accessToken) {
        byte[] sealed = sealer.seal(accessToken.getBytes(StandardCharsets.US_ASCII), PURPOSE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Returns the token, or null when no gateway of this installation sealed the value. */
    public @Nullable String open(String value) {
        if (value.length() > LONGEST) {
            return null;
        }
        try {
            byte[] opened = sealer.open(Base64.getUrlDecoder().decode(value), PURPOSE);
            return opened == null ? null : new String(opened, StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
