package io.gatehouse.core.password;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kept password. The pepper is never in the database, so a stolen database alone cannot be attacked. */
public sealed interface PasswordEnvelope {
    /** Reads the stored form. */
    static PasswordEnvelope parse(String stored) {
        Matcher own = Own.SHAPE.matcher(stored);
        if (own.matches()) {
            return new Own(Integer.parseInt(own.group(1)), own.group(2));
        }
        Matcher imported = Imported.SHAPE.matcher(stored);
        if (imported.matches()) {
            return new Imported(Integer.parseInt(imported.group(1)), imported.group(2), imported.group(3));
        }
        throw new IllegalArgumentException("not a password envelope");
    }

    /** Which pepper it was made with. */
    int pepperId();

    /** Returns bcrypt's cost: the binary logarithm of its rounds. */
    int cost();

    /** Returns the stored form. */
    String write();

    /**
     * {@code gh1:<pepper id>:<bcrypt>}, where bcrypt's input is base64 of HMAC-SHA-384(pepper, password): the HMAC makes any password 64
     * ASCII letters, so there is no 72-byte limit and no trouble with NUL.
     */
    record Own(int pepperId, String bcrypt) implements PasswordEnvelope {
        private static final Pattern SHAPE = Pattern.compile("gh1:(\\d{1,3}):(\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53})");

        @Override
        public int cost() {
            return costOf(bcrypt);
        }

        @Override
        public String write() {
            return "gh1:" + pepperId + ":" + bcrypt;
        }

        @Override
        public String toString() {
            return "Own[redacted]";
        }
    }

    /**
     * {@code gh2:<pepper id>:<settings>:<seal>}: a hash that came from another system. The seal is base64url of HMAC-SHA-384(pepper, bcrypt's
     * result), and the result itself is not kept: with the database alone, or with the other system's old database beside it, no guess can be
     * tried. Lives until its owner's next sign-in.
     *
     * @param settings version, cost and salt of bcrypt, as in {@code $2b$12$} and 22 letters
     */
    record Imported(int pepperId, String settings, String seal) implements PasswordEnvelope {
        private static final Pattern SHAPE =
                Pattern.compile("gh2:(\\d{1,3}):(\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{22}):([A-Za-z0-9_-]{64})");

        @Override
        public int cost() {
            return costOf(settings);
        }

        @Override
        public String write() {
            return "gh2:" + pepperId + ":" + settings + ":" + seal;
        }

        @Override
        public String toString() {
            return "Imported[redacted]";
        }
    }

    private static int costOf(String bcrypt) {
        return Integer.parseInt(bcrypt.substring(4, 6));
    }
}
