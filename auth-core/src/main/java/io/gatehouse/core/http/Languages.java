package io.gatehouse.core.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Picks the language of mails from Accept-Language (RFC 9110, section 12.5.4). */
public final class Languages {
    /** Those that mails have words for; the first is the fall-back. */
    private static final List<String> KNOWN = List.of("en", "de");

    private static final int LONGEST_HEADER = 256;

    private Languages() {}

    /** Whether mails have words in it. */
    public static boolean isKnown(String language) {
        return KNOWN.contains(language);
    }

    static String best(@Nullable String header) {
        if (header == null || header.length() > LONGEST_HEADER) {
            return KNOWN.getFirst();
        }
        try {
            String best = Locale.lookupTag(Locale.LanguageRange.parse(header), KNOWN);
            return best == null ? KNOWN.getFirst() : best;
        } catch (IllegalArgumentException malformed) {
            return KNOWN.getFirst();
        }
    }
}
