package io.gatehouse.doctor;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What must not be reachable from outside, and requests that servers along the way could read differently. */
final class EdgeChecks {
    private static final String JWKS = "/.well-known/jwks.json";
    private static final int TOO_LONG = 40_000;

    /** Keys sign for 30 days by default. */
    private static final long MOST_KEY_DAYS = 60;

    private EdgeChecks() {}

    static List<Check> all() {
        return List.of(
                closed("Metrics are not public", "/metrics"),
                closed("The core's internal resources are not public", "/internal/v1/revocations"),
                Check.must("The public keys are there, and are public", "RFC 7517, 5", EdgeChecks::jwks),
                Check.should(
                        "APIs can verify tokens without being able to make them",
                        "docs/operations.md",
                        EdgeChecks::sharedSecret),
                Check.should("Signing keys are replaced", "docs/operations.md", EdgeChecks::keyAge),
                Check.must("Paths in disguise are refused", "RFC 3986, 6.2.2", EdgeChecks::paths),
                Check.must("Both lengths at once are refused", "RFC 9112, 6.3", EdgeChecks::bothLengths),
                Check.must("An oversized header is refused", "RFC 6585, 5", EdgeChecks::oversized),
                Check.should("TRACE is refused", "OWASP ASVS 5.0, 13.4.4", EdgeChecks::trace));
    }

    private static Check closed(String name, String path) {
        return Check.must(name, "docs/operations.md", deployment -> {
            Answer answer = deployment.get(path);
            boolean isPage = answer.header("content-type").startsWith("text/html");
            return Finding.of(
                    answer.status() >= 300 || isPage,
                    path + " answers " + answer.status() + ".",
                    path + " answers 200.");
        });
    }

    private static Finding jwks(Deployment deployment) throws IOException {
        Answer answer = deployment.get(JWKS);
        if (answer.status() != 200 || !(Deployment.json(answer).get("keys") instanceof List<?> keys)) {
            return Finding.fail(JWKS + " answers " + answer.status() + " and no keys.");
        }
        if (keys.isEmpty()) {
            // A gateway that has not heard of the keys yet answers 503, so this one means what it says.
            return Finding.pass("There are none: tokens are signed with a shared secret (hs256).");
        }
        for (Object key : keys) {
            if (key instanceof Map<?, ?> members
                    && (members.containsKey("d") || members.containsKey("k") || members.containsKey("p"))) {
                return Finding.fail("A key is published with its private part.");
            }
        }
        return Finding.pass(keys.size() + " public keys.");
    }

    private static Finding sharedSecret(Deployment deployment) throws IOException {
        if (!(Deployment.json(deployment.get(JWKS)).get("keys") instanceof List<?> keys)) {
            return Finding.skip("No keys were found.");
        }
        return Finding.of(
                !keys.isEmpty(),
                "They have public keys.",
                "Tokens are signed with hs256: every API that can verify one can make one. Prefer es256.");
    }

    private static Finding keyAge(Deployment deployment) throws IOException {
        Answer answer = deployment.get(JWKS);
        Instant newest = null;
        if (Deployment.json(answer).get("keys") instanceof List<?> keys) {
            for (Object key : keys) {
                if (key instanceof Map<?, ?> members && members.get("iat") instanceof Number iat) {
                    Instant made = Instant.ofEpochSecond(iat.longValue());
                    newest = newest == null || made.isAfter(newest) ? made : newest;
                }
            }
        }
        if (newest == null) {
            return Finding.skip("No key says when it was made (its member iat).");
        }
        long days = Duration.between(newest, Instant.now()).toDays();
        return Finding.of(
                days <= MOST_KEY_DAYS,
                "The newest key is " + days + " days old.",
                "The newest key is " + days + " days old; keys should be replaced every month.");
    }

    private static Finding paths(Deployment deployment) throws IOException {
        for (String path : List.of("/api/echo/../v1/auth/me", "/api//echo", "/api/echo/%2e%2e/x", "/auth/..%2fx")) {
            Answer answer = deployment.send("GET", path, List.of(), "");
            if (answer.status() < 400 || answer.status() >= 500) {
                return Finding.fail(path + " is answered " + answer.status() + ".");
            }
        }
        return Finding.pass("Dots, encoded and doubled slashes get 4xx.");
    }

    private static Finding bothLengths(Deployment deployment) throws IOException {
        try {
            Answer answer = deployment.send(
                    "POST",
                    Deployment.API + "/logout",
                    List.of("Origin", deployment.origin(), "X-CSRF", "1", "Transfer-Encoding", "chunked"),
                    "0\r\n\r\n");
            return Finding.of(
                    answer.status() == 400,
                    "Answered 400.",
                    "Answered " + answer.status() + "; smuggling is possible.");
        } catch (SocketException closed) {
            return Finding.pass("The connection was closed.");
        }
    }

    private static Finding oversized(Deployment deployment) throws IOException {
        try {
            Answer answer = deployment.send("GET", "/auth/login", List.of("X-Long", "a".repeat(TOO_LONG)), "");
            return Finding.of(
                    answer.status() == 431 || answer.status() == 400 || answer.status() == 414,
                    "Answered " + answer.status() + ".",
                    "A header of " + TOO_LONG + " bytes was answered " + answer.status() + ".");
        } catch (SocketException closed) {
            return Finding.pass("The connection was closed.");
        }
    }

    private static Finding trace(Deployment deployment) throws IOException {
        Answer answer = deployment.send("TRACE", "/", List.of(), "");
        return Finding.of(
                answer.status() >= 400, "Answered " + answer.status() + ".", "Answered " + answer.status() + ".");
    }
}
