package io.gatehouse.doctor;

import java.io.IOException;
import java.net.Socket;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A session from its beginning to its end. These come last: the last of them signs out. */
final class SessionChecks {
    private static final String FORGED = "203.0.113.77";

    /** Every header by which a client may try to say where it comes from. */
    static final List<String> FORGED_ADDRESS = List.of(
            "X-Forwarded-For",
            FORGED,
            "X-Real-IP",
            FORGED,
            "True-Client-IP",
            FORGED,
            "CF-Connecting-IP",
            FORGED,
            "Forwarded",
            "for=" + FORGED);

    private SessionChecks() {}

    static List<Check> all() {
        return List.of(
                Check.must("The client's address is not what the client says", Checks.API, SessionChecks::address),
                Check.must(
                        "A missing access token is made anew without a sign-in",
                        Checks.REFRESH,
                        SessionChecks::refresh),
                Check.must(
                        "An address without a session gets 401 and no redirect",
                        Checks.API,
                        SessionChecks::signedOutCall),
                Check.must("A failed call deletes no cookie", Checks.REFRESH, SessionChecks::noDeletion),
                Check.must(
                        "Signing out ends the session at the server", "OWASP ASVS 5.0, 7.4.1", SessionChecks::signOut));
    }

    /** The session's own entry in the list tells which address the gateway derived. */
    private static Finding address(Deployment deployment) throws IOException {
        if (!deployment.isSignedIn()) {
            return Finding.skip("Nobody is signed in.");
        }
        Answer answer = deployment.get(Deployment.API + "/sessions");
        if (answer.status() != 200 || !(Deployment.json(answer).get("sessions") instanceof List<?> sessions)) {
            return Finding.fail("The list of sessions answers " + answer.status() + ".");
        }
        for (Object session : sessions) {
            if (session instanceof Map<?, ?> members && Boolean.TRUE.equals(members.get("current"))) {
                return derived(deployment, String.valueOf(members.get("ipAddress")));
            }
        }
        return Finding.fail("The list of sessions does not hold this one.");
    }

    /** Says what the address is and why it may be that one. */
    private static Finding derived(Deployment deployment, String address) throws IOException {
        if (address.equals(FORGED)) {
            return deployment.isDevelopment()
                    ? Finding.skip("In development this machine is a trusted proxy, so what it says is believed.")
                    : Finding.fail(
                            "A forged forwarding header is believed: gateway.trustedProxies holds more than your edge, or the"
                                    + " edge passes on what clients say.");
        }
        String own;
        try (Socket socket = deployment.connect()) {
            own = socket.getLocalAddress().getHostAddress();
        }
        return Finding.pass(
                address.equals(own)
                        ? "You come from " + address + ", says the gateway, which is this machine's own address."
                        : "You come from " + address + ", says the gateway, and this machine's own is " + own
                                + ". Right, if something on the way translates addresses; if it is a proxy's, it is missing in"
                                + " gateway.trustedProxies.");
    }

    private static Finding refresh(Deployment deployment) throws IOException {
        if (!deployment.isSignedIn()) {
            return Finding.skip("Nobody is signed in.");
        }
        deployment.forget(deployment.cookieName("access"));
        Answer answer = deployment.postOwn("/refresh", "");
        return Finding.of(
                answer.status() == 204 && deployment.cookies().containsKey(deployment.cookieName("access")),
                "A refresh sets it again.",
                "A refresh is answered " + answer.status() + ".");
    }

    private static Finding signedOutCall(Deployment deployment) throws IOException {
        Answer answer = deployment.send("GET", Deployment.API + "/me", List.of(), "");
        return Finding.of(
                answer.status() == 401 && answer.isProblem(),
                "401 problem+json.",
                "Answered " + answer.status() + " " + answer.header("content-type") + ".");
    }

    private static Finding noDeletion(Deployment deployment) throws IOException {
        String forged =
                deployment.cookieName("access") + "=forged; " + deployment.cookieName("refresh") + "=ghr_forged";
        Answer answer = deployment.send("GET", Deployment.API + "/me", List.of("Cookie", forged), "");
        List<String> deleted = new ArrayList<>();
        answer.setCookies().stream()
                .filter(SessionChecks::isDeletion)
                .map(line -> line.split("=", 2)[0])
                .forEach(deleted::add);
        return Finding.of(
                deleted.isEmpty(),
                "Forged cookies get " + answer.status() + ", and none is deleted.",
                "A 401 deletes " + deleted + "; it could wipe a newer sign-in.");
    }

    /** By its age, which wins where both are told, or by its end (RFC 6265, section 5.3). */
    private static boolean isDeletion(String setCookie) {
        Map<String, String> attributes = Deployment.attributes(setCookie);
        String age = attributes.get("max-age");
        if (age != null) {
            return age.matches("-\\d+|0+");
        }
        try {
            return ZonedDateTime.parse(attributes.getOrDefault("expires", ""), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .isBefore(ZonedDateTime.now(ZoneOffset.UTC));
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static Finding signOut(Deployment deployment) throws IOException {
        if (!deployment.isSignedIn()) {
            return Finding.skip("Nobody is signed in.");
        }
        List<String> before = deployment.withCookies();
        Answer answer = deployment.postOwn("/logout", "");
        if (answer.status() != 204) {
            return Finding.fail("Sign-out is answered " + answer.status() + ".");
        }
        Answer after = deployment.send("GET", Deployment.API + "/me", before, "");
        return Finding.of(
                after.status() == 401,
                "The old cookies open nothing.",
                "The old cookies are answered " + after.status() + ".");
    }
}
