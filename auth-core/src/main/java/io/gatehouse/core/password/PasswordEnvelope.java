package io.gatehouse.core.password;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kept password: {@code gh1:<pepper id>:<bcrypt>}, where bcrypt's input is base64 of HMAC-SHA-384(pepper, password).
 *
 * <p>The HMAC makes any password 64 ASCII letters: no 72-byte limit, no trouble with NUL. The pepper is not in the database, so a stolen
 * database alone cannot be attacked.
 */
public record PasswordEnvelope(int pepperId, String bcrypt) {
    private static final Pattern SHAPE = Pattern.compile("gh1:(\\d{1,3}):(\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53})");

    /** Reads the stored form. */
    public static PasswordEnvelope parse(String stored) {
        Matcher shape = SHAPE.matcher(stored);
        if (!shape.matches()) {
            throw new IllegalArgumentException("not a password envelope");
        }
        return new PasswordEnvelope(Integer.parseInt(shape.group(1)), shape.group(2));
    }

    /** Returns bcrypt's cost: the binary logarithm of its rounds. */
    public int cost() {
        return Integer.parseInt(bcrypt.substring(4, 6));
    }

    /** Returns the stored form. */
    public String write() {
        return "gh1:" + pepperId + ":" + bcrypt;
    }

    @Override
    public String toString() {
        return "PasswordEnvelope[redacted]";
    }
}
