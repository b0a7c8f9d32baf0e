package io.gatehouse.kit.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The spelling of keys: dotted in the file, upper case in the environment, and what somebody may have meant. */
final class Keys {
    private static final int FURTHEST_GUESS = 3;

    private Keys() {}

    static String join(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }

    /** {@code tokens.accessLifetime} becomes {@code GATEHOUSE_TOKENS_ACCESS_LIFETIME}. */
    static String environmentName(String key) {
        String words = key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]", "_");
        return "GATEHOUSE_" + words.toUpperCase(Locale.ROOT);
    }

    /** {@code INSECURE_DEV} becomes {@code insecure-dev}. */
    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A half sentence with the known name nearest to what was written, or nothing where none is near. */
    static String didYouMean(String written, Collection<String> known) {
        @Nullable String best = null;
        int bestDistance = FURTHEST_GUESS + 1;
        for (String candidate : known) {
            int distance = distance(written.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance && distance < candidate.length()) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best == null ? "" : " Did you mean " + best + "?";
    }

    /** Levenshtein's edit distance, one row at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
