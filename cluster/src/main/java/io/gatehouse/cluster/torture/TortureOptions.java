package io.gatehouse.cluster.torture;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param url an installation of one's own; null for a cluster of this suite's own, whose servers it may kill
 * @param users with {@code --url}: a file with {@code identifier,password} lines, one browser each
 * @param accessLifetime how long access tokens of the installation live
 */
record TortureOptions(
        Duration time,
        int browsers,
        int tabs,
        long seed,
        boolean hasChaos,
        @Nullable URI url,
        @Nullable Path users,
        @Nullable Path authority,
        String callPath,
        Duration accessLifetime) {
    static final String HELP = """
            Usage: make torture ARGS="[--seconds 120] [--browsers 50] [--tabs 3] [--seed N] [--no-chaos]"
            Against an installation of your own (its servers are left alone):
                   make torture ARGS="--url https://login.example.com --users FILE [--ca PEM] [--call /api/echo] [--access-seconds 900]"
              --users FILE   lines of identifier,password: accounts made for this, without a second factor; each becomes a browser
              --ca PEM       the certificate authority to trust, where it is not a public one
              --call PATH    a GET that needs a session
              --access-seconds N  how long its access tokens live: sessions are refreshed only in a run that is longer, and thefts are
                             tried only in one of more than nine times that
            """;

    /**
     * How many lives of an access token a system has to notice a theft. A thief in step with the owner is found by their drifting apart, which
     * is a matter of chance: docs/refresh-protocol.md says how many are found in so many lives.
     */
    static final int LIVES_TO_NOTICE = 12;
    /** Most are noticed within so many; for the others a run goes on a little. */
    private static final int LIVES_TO_EXPECT = 6;
    /** A thief may wait for so many before they use what they took. */
    private static final int LIVES_IN_WAIT = 3;

    private static final List<String> VALUED = List.of(
            "--seconds", "--browsers", "--tabs", "--seed", "--url", "--users", "--ca", "--call", "--access-seconds");

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException with a sentence
     */
    static TortureOptions parse(List<String> arguments, long freshSeed) {
        Map<String, String> given = new HashMap<>();
        boolean hasChaos = true;
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--no-chaos")) {
                hasChaos = false;
            } else if (VALUED.contains(name) && i + 1 < arguments.size()) {
                given.put(name, arguments.get(++i));
            } else {
                throw new IllegalArgumentException("Not understood: " + name);
            }
        }
        String url = given.get("--url");
        String users = given.get("--users");
        if ((url == null) != (users == null)) {
            throw new IllegalArgumentException("--url and --users go together");
        }
        String authority = given.get("--ca");
        return new TortureOptions(
                Duration.ofSeconds(number(given, "--seconds", 120)),
                Math.toIntExact(number(given, "--browsers", 50)),
                Math.toIntExact(number(given, "--tabs", 3)),
                number(given, "--seed", freshSeed),
                hasChaos && url == null,
                url == null ? null : URI.create(url),
                users == null ? null : Path.of(users),
                authority == null ? null : Path.of(authority),
                given.getOrDefault("--call", "/api/echo"),
                Duration.ofSeconds(number(given, "--access-seconds", url == null ? 10 : 900)));
    }

    /** Returns how much time a run must still have for a theft. */
    Duration timeOfTheft() {
        return accessLifetime.multipliedBy(LIVES_TO_EXPECT + LIVES_IN_WAIT);
    }

    /** Returns what a run of this length says nothing about, in sentences: zeros that nobody tried for prove nothing. */
    List<String> leftOut() {
        List<String> leftOut = new ArrayList<>();
        if (time.compareTo(accessLifetime) <= 0) {
            leftOut.add("Access tokens live " + accessLifetime.toSeconds()
                    + " s, so none runs out and nothing is refreshed. Give more --seconds, or let them live shorter.");
        }
        if (time.compareTo(timeOfTheft()) <= 0) {
            leftOut.add("Nobody steals anything: a theft needs a run of more than "
                    + timeOfTheft().toSeconds() + " s.");
        }
        return leftOut;
    }

    private static long number(Map<String, String> given, String name, long fallback) {
        String text = given.get(name);
        if (text == null) {
            return fallback;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= 1 || name.equals("--seed")) {
                return value;
            }
        } catch (NumberFormatException said) {
            // Said below, in the same words as for one that is too small.
        }
        throw new IllegalArgumentException(name + " needs a whole number of at least 1");
    }
}
