package io.gatehouse.doctor;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** The way to the installation: TLS, HSTS, clocks. */
final class TransportChecks {
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");
    private static final long HALF_A_YEAR = 15_552_000;
    private static final Duration SKEW = Duration.ofSeconds(30);

    private TransportChecks() {}

    static List<Check> all() {
        return List.of(
                Check.must("TLS with a certificate that holds", "RFC 9325, 3.1.1", TransportChecks::tls),
                Check.must("No TLS below 1.2", "RFC 9325, 3.1.1", TransportChecks::oldTls),
                Check.must("Browsers are told to stay with TLS", "RFC 6797, 7.1", TransportChecks::hsts),
                Check.should("The clock is right", Checks.REFRESH, TransportChecks::clock));
    }

    private static Finding tls(Deployment deployment) throws IOException {
        if (!"https".equals(deployment.uri().getScheme())) {
            return deployment.isDevelopment()
                    ? Finding.skip("Plain http, as expected in development.")
                    : Finding.fail("The address is not https.");
        }
        try (Socket socket = deployment.connect()) {
            return socket instanceof SSLSocket secure
                    ? Finding.pass(secure.getSession().getProtocol() + ", "
                            + secure.getSession().getCipherSuite() + ".")
                    : Finding.fail("The connection is not encrypted.");
        } catch (SSLException refused) {
            return Finding.fail("The handshake failed: " + refused.getMessage());
        }
    }

    private static Finding oldTls(Deployment deployment) throws IOException {
        if (!"https".equals(deployment.uri().getScheme())) {
            return Finding.skip("No TLS here.");
        }
        int port = deployment.uri().getPort() > 0 ? deployment.uri().getPort() : 443;
        return Finding.of(
                !OldTls.isAccepted(deployment.uri().getHost(), port), "TLS 1.1 is refused.", "TLS 1.1 was accepted.");
    }

    private static Finding hsts(Deployment deployment) throws IOException {
        if (deployment.isDevelopment()) {
            return Finding.skip("Not sent over plain http.");
        }
        String header = deployment.get("/auth/login").header("strict-transport-security");
        Matcher age = MAX_AGE.matcher(header);
        boolean isLong = age.find() && Long.parseLong(age.group(1)) >= HALF_A_YEAR;
        return Finding.of(isLong, "\"" + header + "\".", "Strict-Transport-Security is missing or too short.");
    }

    private static Finding clock(Deployment deployment) throws IOException {
        String date = deployment.get("/health/live").header("date");
        if (date.isEmpty()) {
            date = deployment.get("/auth/login").header("date");
        }
        try {
            ZonedDateTime there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration apart =
                    Duration.between(there, ZonedDateTime.now(there.getZone())).abs();
            return Finding.of(
                    apart.compareTo(SKEW) <= 0,
                    "At most " + (apart.toSeconds() + 1) + " s from this machine's.",
                    "It is " + apart.toSeconds() + " s away from this machine's.");
        } catch (DateTimeParseException missing) {
            return Finding.skip("The answer has no Date.");
        }
    }
}
