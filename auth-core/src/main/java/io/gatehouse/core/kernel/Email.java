package io.gatehouse.core.kernel;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An email address in ASCII, as its owner wrote it but for the domain, which is kept as punycode.
 *
 * <p>Narrower than RFC 5321 on purpose: no quoted local parts, no address literals, no comments. Those are used by attackers of
 * mail systems far more than by people.
 */
public record Email(String value) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    public Email {
        if (parse(value) == null) {
            throw new IllegalArgumentException("not an email address");
        }
    }

    /** Returns the address, or null when the text is none. */
    public static @Nullable Email of(String text) {
        String parsed = parse(text);
        return parsed == null ? null : new Email(parsed);
    }

    /** Returns the form in which two spellings of one address are equal. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Returns the part before the at sign. */
    public String localPart() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    private static @Nullable String parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART || text.length() > LONGEST) {
            return null;
        }
        String local = text.substring(0, at);
        String domain = asciiDomain(text.substring(at + 1));
        if (domain == null
                || at + 1 + domain.length() > LONGEST
                || !LOCAL_PART.matcher(local).matches()
                || !DOMAIN.matcher(domain).matches()) {
            return null;
        }
        return local + "@" + domain;
    }

    private static @Nullable String asciiDomain(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException notADomain) {
            return null;
        }
    }
}
