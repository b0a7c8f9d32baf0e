package io.gatehouse.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param headers names in lower case
 */
record Answer(int status, Map<String, List<String>> headers, String body) {
    /** Returns a header's lines joined by commas; empty when it is not there. */
    String header(String name) {
        return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    List<String> setCookies() {
        return headers.getOrDefault("set-cookie", List.of());
    }

    boolean isProblem() {
        return header("content-type").startsWith("application/problem+json");
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
