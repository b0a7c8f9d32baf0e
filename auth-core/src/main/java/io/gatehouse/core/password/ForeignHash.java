package io.gatehouse.core.password;

import io.gatehouse.core.kernel.RandomBytes;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bcrypt hash as another system kept it. {@code $2a$}, {@code $2b$} and {@code $2y$} name one algorithm (those systems differ only in faults
 * that they had with passwords beyond 255 bytes); {@code $2x$} names a faulty one, which is not taken.
 */
public final class ForeignHash {
    private static final Pattern SHAPE =
            Pattern.compile("(\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{22})([./A-Za-z0-9]{31})");
    private static final String LETTERS = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SALT_AND_RESULT = 53;
    private static final int LOWEST_COST = 4;
    private static final int HIGHEST_COST = 31;

    private final String settings;
    private final String result;
    private final int cost;

    private ForeignHash(String settings, int cost, String result) {
        this.settings = settings;
        this.cost = cost;
        this.result = result;
    }

    /** Returns the hash, or null when the text is none of this kind. */
    public static @Nullable ForeignHash parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return null;
        }
        int cost = Integer.parseInt(shape.group(2));
        return cost < LOWEST_COST || cost > HIGHEST_COST ? null : new ForeignHash(shape.group(1), cost, shape.group(3));
    }

    /** Returns a hash that is nobody's password's, for an account whose owner still has to choose one. Nothing is computed. */
    public static ForeignHash unguessable(RandomBytes random, int cost) {
        byte[] chance = random.next(SALT_AND_RESULT);
        StringBuilder letters = new StringBuilder(SALT_AND_RESULT);
        for (byte one : chance) {
            letters.append(LETTERS.charAt(one & 63));
        }
        String settings = String.format(Locale.ROOT, "$2b$%02d$", cost) + letters.substring(0, 22);
        return new ForeignHash(settings, cost, letters.substring(22));
    }

    /** Returns version, cost and salt. */
    public String settings() {
        return settings;
    }

    /** Returns what bcrypt made of the password, in its own base64. */
    public String result() {
        return result;
    }

    /** Returns the binary logarithm of its rounds. */
    public int cost() {
        return cost;
    }

    @Override
    public String toString() {
        return "ForeignHash[redacted]";
    }
}
