package io.gatehouse.core.kernel;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name to sign in with: 3 to 50 letters, digits and underscores of ASCII. Never contains an at sign, so it is never an address. */
public record Username(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_]{3,50}");

    public Username {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a username");
        }
    }

    /** Returns the name, or null when the text is none. */
    public static @Nullable Username of(String text) {
        return SHAPE.matcher(text).matches() ? new Username(text) : null;
    }

    /** Returns the form in which two spellings of one name are equal. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
