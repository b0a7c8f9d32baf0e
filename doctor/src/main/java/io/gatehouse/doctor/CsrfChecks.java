package io.gatehouse.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Requests that another site could cause. All are sign-outs without a session: harmless if they were let through. */
final class CsrfChecks {
    private static final String SOURCE = Checks.BFF + ".3.3";
    private static final String LOGOUT = Deployment.API + "/logout";
    private static final String FOREIGN = "https://elsewhere.example";

    private CsrfChecks() {}

    static List<Check> all() {
        return List.of(
                refused("A foreign Origin is refused", "Origin", FOREIGN, "X-CSRF", "1"),
                refused("Origin null is refused", "Origin", "null", "X-CSRF", "1"),
                Check.must(
                        "Two Origin lines are refused",
                        SOURCE,
                        deployment -> isRefused(deployment.send(
                                "POST",
                                LOGOUT,
                                List.of("Origin", deployment.origin(), "Origin", FOREIGN, "X-CSRF", "1"),
                                ""))),
                refused("No Origin at all is refused", "X-CSRF", "1"),
                Check.must(
                        "A request without the X-CSRF header is refused",
                        SOURCE,
                        deployment ->
                                isRefused(deployment.send("POST", LOGOUT, List.of("Origin", deployment.origin()), ""))),
                refused(
                        "Sec-Fetch-Site cross-site is refused",
                        "Sec-Fetch-Site",
                        "cross-site",
                        "Origin",
                        "@own",
                        "X-CSRF",
                        "1"),
                refused(
                        "Sec-Fetch-Site same-site is refused: a sister subdomain is not us",
                        "Sec-Fetch-Site",
                        "same-site",
                        "Origin",
                        "@own",
                        "X-CSRF",
                        "1"),
                Check.must(
                        "Sign-in is protected too",
                        SOURCE,
                        deployment -> isRefused(deployment.send(
                                "POST",
                                Deployment.API + "/login",
                                List.of("Origin", FOREIGN, "Content-Type", "application/json", "X-CSRF", "1"),
                                "{\"identifier\":\"nobody@example.com\",\"password\":\"nothing\"}"))),
                Check.must("A form's content type is refused", SOURCE, CsrfChecks::formBody),
                Check.must("A foreign WebSocket is refused", "RFC 6455, 10.2", CsrfChecks::webSocket),
                Check.must("A refusal sets no cookie", Checks.API, CsrfChecks::noCookie));
    }

    private static Check refused(String name, String... headers) {
        return Check.must(name, SOURCE, deployment -> {
            List<String> sent = new ArrayList<>(Stream.of(headers)
                    .map(value -> value.equals("@own") ? deployment.origin() : value)
                    .toList());
            return isRefused(deployment.send("POST", LOGOUT, sent, ""));
        });
    }

    private static Finding isRefused(Answer answer) {
        boolean isRefused = answer.status() == 403 || answer.status() == 400;
        return Finding.of(isRefused, "Answered " + answer.status() + ".", "Answered " + answer.status() + ".");
    }

    private static Finding formBody(Deployment deployment) throws IOException {
        Answer answer = deployment.send(
                "POST",
                Deployment.API + "/login",
                List.of("Origin", deployment.origin(), "X-CSRF", "1", "Content-Type", "text/plain"),
                "{\"identifier\":\"nobody@example.com\",\"password\":\"nothing\"}");
        boolean isRefused = answer.status() == 415 || answer.status() == 403 || answer.status() == 400;
        return Finding.of(
                isRefused, "Answered " + answer.status() + ".", "text/plain was answered " + answer.status() + ".");
    }

    private static Finding webSocket(Deployment deployment) throws IOException {
        Answer answer = deployment.send(
                "GET",
                // There in every installation: an unknown path would be refused for being unknown.
                Deployment.API + "/session",
                List.of(
                        "Origin",
                        FOREIGN,
                        "Connection",
                        "Upgrade",
                        "Upgrade",
                        "websocket",
                        "Sec-WebSocket-Version",
                        "13",
                        "Sec-WebSocket-Key",
                        "dGhlIHNhbXBsZSBub25jZQ=="),
                "");
        return isRefused(answer);
    }

    private static Finding noCookie(Deployment deployment) throws IOException {
        Answer answer = deployment.send("POST", LOGOUT, List.of("Origin", FOREIGN), "");
        return Finding.of(
                answer.setCookies().isEmpty(),
                "It sets none.",
                "It sets " + answer.setCookies().size() + ".");
    }
}
