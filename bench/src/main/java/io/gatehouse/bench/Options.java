package io.gatehouse.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What to measure, and how long.
 *
 * @param seconds one round of a load; warming up and longer loads are multiples of it
 * @param samples of each class in the row of timing
 */
record Options(Set<String> rows, double seconds, int samples) {
    private static final List<String> ROWS = List.of("proxy", "refresh", "sign-in", "overload", "timing");

    Options {
        rows = Set.copyOf(rows);
    }

    /** Reads rows by name, {@code seconds=1} and {@code samples=100}; no row named is all of them. */
    static Options parse(String[] words) {
        Set<String> rows = new HashSet<>();
        double seconds = 4;
        int samples = 1000;
        for (String word : words) {
            if (word.startsWith("seconds=")) {
                seconds = Double.parseDouble(word.substring("seconds=".length()));
            } else if (word.startsWith("samples=")) {
                samples = Integer.parseInt(word.substring("samples=".length()));
            } else if (ROWS.contains(word)) {
                rows.add(word);
            } else {
                throw new IllegalArgumentException(
                        word + " is none of " + String.join(", ", ROWS) + ", seconds=4, samples=1000");
            }
        }
        return new Options(rows.isEmpty() ? Set.copyOf(ROWS) : rows, seconds, samples);
    }

    boolean has(String row) {
        return rows.contains(row);
    }

    double warmUpSeconds() {
        return 3 * seconds;
    }
}
