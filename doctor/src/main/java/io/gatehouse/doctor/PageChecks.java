package io.gatehouse.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The identity pages and what goes with every answer. */
final class PageChecks {
    private static final String PAGE = "/auth/login";
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");

    private PageChecks() {}

    static List<Check> all() {
        return List.of(
                Check.must("The sign-in page is there", Checks.API, PageChecks::page),
                Check.must("Its content security policy lets no foreign script in", Checks.API, PageChecks::csp),
                Check.must("It cannot be framed", "OWASP ASVS 5.0, 3.4.6", PageChecks::frames),
                Check.must(
                        "Types are not guessed",
                        "OWASP ASVS 5.0, 3.4.4",
                        deployment -> header(deployment, "x-content-type-options", "nosniff")),
                Check.should(
                        "Links leak no address of a page",
                        "OWASP ASVS 5.0, 3.4.5",
                        deployment -> header(deployment, "referrer-policy", "origin", "no-referrer")),
                Check.should(
                        "Other windows are kept apart",
                        "OWASP ASVS 5.0, 3.4.8",
                        deployment -> header(deployment, "cross-origin-opener-policy", "same-origin")),
                Check.should("No version is told", "OWASP ASVS 5.0, 13.4.6", PageChecks::version),
                Check.must("Identity answers are not stored", "RFC 9111, 5.2.2.5", PageChecks::noStore),
                Check.must("No other origin may read answers", Checks.BFF + ".3.3", PageChecks::cors),
                Check.must("Errors are problem+json and tell nothing inner", "RFC 9457", PageChecks::problems));
    }

    private static Finding page(Deployment deployment) throws IOException {
        Answer answer = deployment.get(PAGE, "Accept", "text/html");
        boolean isPage = answer.status() == 200 && answer.header("content-type").startsWith("text/html");
        return Finding.of(isPage, PAGE + " answers 200.", PAGE + " answers " + answer.status() + ".");
    }

    private static Finding csp(Deployment deployment) throws IOException {
        String policy = deployment.get(PAGE, "Accept", "text/html").header("content-security-policy");
        if (policy.isEmpty()) {
            return Finding.fail("There is no Content-Security-Policy.");
        }
        for (String hole : List.of("'unsafe-inline'", "'unsafe-eval'", "http:", "https:", " * ", " *;")) {
            if ((policy + ";").contains(hole)) {
                return Finding.fail("It contains " + hole.strip() + ".");
            }
        }
        for (String needed : List.of("default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action")) {
            if (!policy.contains(needed)) {
                return Finding.fail("It lacks " + needed + ".");
            }
        }
        return Finding.of(
                policy.contains("require-trusted-types-for 'script'"),
                "Own scripts only, with Trusted Types.",
                "It lacks require-trusted-types-for 'script'.");
    }

    private static Finding frames(Deployment deployment) throws IOException {
        Answer answer = deployment.get(PAGE, "Accept", "text/html");
        boolean isClosed = answer.header("content-security-policy").contains("frame-ancestors 'none'")
                && answer.header("x-frame-options").equalsIgnoreCase("DENY");
        return Finding.of(
                isClosed, "frame-ancestors 'none' and DENY.", "frame-ancestors 'none' or X-Frame-Options is missing.");
    }

    private static Finding header(Deployment deployment, String name, String... good) throws IOException {
        String value = deployment.get(PAGE, "Accept", "text/html").header(name);
        boolean isGood = List.of(good).stream().anyMatch(value::contains);
        return Finding.of(isGood, name + " is \"" + value + "\".", name + " is \"" + value + "\".");
    }

    private static Finding version(Deployment deployment) throws IOException {
        Answer answer = deployment.get(PAGE);
        for (String name : List.of("server", "x-powered-by", "via")) {
            if (VERSION.matcher(answer.header(name)).find()) {
                return Finding.fail(name + " is \"" + answer.header(name) + "\".");
            }
        }
        return Finding.pass("No header names one.");
    }

    private static Finding noStore(Deployment deployment) throws IOException {
        String value = deployment.get(Deployment.API + "/session").header("cache-control");
        return Finding.of(
                value.contains("no-store"), "Cache-Control: " + value + ".", "Cache-Control is \"" + value + "\".");
    }

    private static Finding cors(Deployment deployment) throws IOException {
        Answer answer =
                deployment.send("GET", Deployment.API + "/session", List.of("Origin", "https://elsewhere.example"), "");
        String allowed = answer.header("access-control-allow-origin");
        return Finding.of(
                allowed.isEmpty(), "No Access-Control-Allow-Origin.", "A foreign origin is allowed: " + allowed + ".");
    }

    private static Finding problems(Deployment deployment) throws IOException {
        for (Map.Entry<String, String> bad : Map.of(
                        "/register", "{\"email\":", "/login", "[]", "/no-such-resource", "{}")
                .entrySet()) {
            Answer answer = deployment.postOwn(bad.getKey(), bad.getValue());
            String body = answer.body().toLowerCase(Locale.ROOT);
            if (answer.status() < 400 || answer.status() >= 500 || !answer.isProblem()) {
                return Finding.fail(bad.getKey() + " answers " + answer.status() + " " + answer.header("content-type")
                        + " to a bad body.");
            }
            if (body.contains("exception") || body.contains("\tat ") || body.contains("sql")) {
                return Finding.fail(bad.getKey() + " tells something inner.");
            }
        }
        return Finding.pass("Bad bodies get 4xx problem+json.");
    }
}
