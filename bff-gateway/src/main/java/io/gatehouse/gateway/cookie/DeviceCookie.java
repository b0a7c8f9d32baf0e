package io.gatehouse.gateway.cookie;

import io.gatehouse.kit.secret.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The device cookie: a random id and a tag that says we made it. A signal of risk, never a proof of who somebody is. */
public final class DeviceCookie {
    private static final int ID_BYTES = 16;
    private static final int TAG_BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyRing keys;
    private final SecureRandom random;

    public DeviceCookie(KeyRing cookieKeys, SecureRandom random) {
        this.keys = cookieKeys.derive("device-cookie");
        this.random = random;
    }

    /** Returns the value for a device that has none. */
    public String fresh() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String text = BASE64.encodeToString(id);
        KeyRing.Key key = keys.active();
        return key.id() + "." + text + "." + tag(key, text);
    }

    /** Returns the id in a value, or null when we did not make it. */
    public @Nullable String id(String value) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 3 || !parts[0].matches("\\d{1,3}")) {
            return null;
        }
        KeyRing.Key key = keys.byId(Integer.parseInt(parts[0]));
        boolean isOurs = key != null && MessageDigest.isEqual(ascii(tag(key, parts[1])), ascii(parts[2]));
        return isOurs ? parts[1] : null;
    }

    private static String tag(KeyRing.Key key, String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            return BASE64.encodeToString(Arrays.copyOf(mac.doFinal(ascii(id)), TAG_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no HMAC-SHA256", missing);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
