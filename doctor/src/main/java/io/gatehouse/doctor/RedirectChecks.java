package io.gatehouse.doctor;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Redirects stay at home. */
final class RedirectChecks {
    private static final List<String> TRICKS = List.of(
            "//elsewhere.example",
            "%2f%2felsewhere.example",
            "/%5celsewhere.example",
            "/%09/elsewhere.example",
            "https://elsewhere.example",
            "https:elsewhere.example",
            "javascript:alert(1)",
            "/%2f/elsewhere.example",
            "%E2%81%84%E2%81%84elsewhere.example",
            "/@elsewhere.example",
            "@elsewhere.example");

    private RedirectChecks() {}

    static List<Check> all() {
        return List.of(
                Check.must("The refresh redirect leads to no other site", "RFC 9700, 4.11", RedirectChecks::refresh),
                Check.must("A forwarded host is not believed", Checks.API, RedirectChecks::hostHeader));
    }

    private static Finding refresh(Deployment deployment) throws IOException {
        for (String trick : TRICKS) {
            Answer answer = deployment.send(
                    "GET",
                    Deployment.API + "/refresh?redirect=" + trick,
                    List.of("Sec-Fetch-Mode", "navigate", "Sec-Fetch-Site", "none", "Sec-Fetch-Dest", "document"),
                    "");
            String location = answer.header("location");
            if (answer.status() >= 300 && answer.status() < 400 && isElsewhere(deployment, location)) {
                return Finding.fail("redirect=" + trick + " leads to " + location + ".");
            }
            if (answer.status() >= 500) {
                return Finding.fail("redirect=" + trick + " is answered " + answer.status() + ".");
            }
        }
        return Finding.pass(TRICKS.size() + " tricks stay here.");
    }

    private static boolean isElsewhere(Deployment deployment, String location) {
        // Browsers read a backslash as a slash and drop tabs (WHATWG URL, 4.4).
        String read = location.replace('\\', '/').replaceAll("[\\t\\r\\n]", "");
        try {
            URI resolved = deployment.uri().resolve("/").resolve(read);
            return !deployment.uri().getAuthority().equals(resolved.getAuthority());
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }

    private static Finding hostHeader(Deployment deployment) throws IOException {
        Answer answer =
                deployment.get("/", "X-Forwarded-Host", "elsewhere.example", "Forwarded", "host=elsewhere.example");
        return Finding.of(
                !answer.header("location").contains("elsewhere.example")
                        && !answer.body().contains("elsewhere.example"),
                "A forged X-Forwarded-Host changes nothing.",
                "A forged X-Forwarded-Host comes back in the answer.");
    }
}
