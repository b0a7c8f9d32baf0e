package io.gatehouse.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The cookies of a sign-in. */
final class CookieChecks {
    private static final String SOURCE = Checks.BFF + ".3.2";
    /** Three base64url parts with dots: a JWT that anybody could read. */
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private static final int MOST_BYTES = 2_560;

    private CookieChecks() {}

    static List<Check> all() {
        return List.of(
                Check.must("Signing in works and sets cookies", SOURCE, CookieChecks::signIn),
                Check.must("Every cookie is HttpOnly", SOURCE, deployment -> everyCookie(deployment, "httponly")),
                Check.must("Every cookie is Secure", SOURCE, CookieChecks::secure),
                Check.must("Every cookie is SameSite", SOURCE, CookieChecks::sameSite),
                Check.must("Every cookie belongs to this host alone", SOURCE, CookieChecks::host),
                Check.should("Names carry the __Host-Http- prefix", SOURCE, CookieChecks::prefix),
                Check.must("No token is in a body", Checks.BFF + ".2.1", CookieChecks::noTokenInBody),
                Check.should("The access token cannot be read from its cookie", SOURCE, CookieChecks::encrypted),
                Check.should("All cookies together stay small", Checks.API, CookieChecks::small));
    }

    private static Finding signIn(Deployment deployment) throws IOException {
        Answer answer = deployment.signIn();
        if (answer == null) {
            return Finding.skip("Give --user to look at a session.");
        }
        if (Boolean.TRUE.equals(Deployment.json(answer).get("mfaRequired"))) {
            return Finding.skip("This account has a second factor; give one without.");
        }
        return Finding.of(
                deployment.isSignedIn(),
                "Signed in.",
                "Sign-in answers " + answer.status() + "; cookies: "
                        + deployment.cookies().keySet() + ".");
    }

    private static Finding everyCookie(Deployment deployment, String attribute) {
        return overCookies(deployment, line -> Deployment.attributes(line).containsKey(attribute));
    }

    private static Finding secure(Deployment deployment) {
        return deployment.isDevelopment() ? Finding.skip("Not over plain http.") : everyCookie(deployment, "secure");
    }

    private static Finding sameSite(Deployment deployment) {
        return overCookies(deployment, line -> {
            String value =
                    Deployment.attributes(line).getOrDefault("samesite", "").toLowerCase(Locale.ROOT);
            return value.equals("strict") || value.equals("lax");
        });
    }

    private static Finding host(Deployment deployment) {
        return overCookies(deployment, line -> {
            Map<String, String> attributes = Deployment.attributes(line);
            return !attributes.containsKey("domain") && "/".equals(attributes.get("path"));
        });
    }

    private static Finding prefix(Deployment deployment) {
        return deployment.isDevelopment()
                ? Finding.skip("Development names.")
                : overCookies(deployment, line -> line.startsWith("__Host-Http-"));
    }

    private static Finding noTokenInBody(Deployment deployment) throws IOException {
        Answer answer = deployment.signIn();
        if (answer == null) {
            return Finding.skip("Nobody is signed in.");
        }
        String body =
                answer.body() + deployment.get(Deployment.API + "/session").body();
        boolean hasToken = JWT.matcher(body).find() || body.contains("ghr_") || body.contains("accessToken");
        return Finding.of(!hasToken, "Neither sign-in nor session gives one.", "A token stands in an answer's body.");
    }

    private static Finding encrypted(Deployment deployment) {
        String value = deployment.cookies().get(deployment.cookieName("access"));
        if (value == null) {
            return Finding.skip("Nobody is signed in.");
        }
        return Finding.of(!JWT.matcher(value).find(), "It is opaque.", "It is a readable JWT.");
    }

    private static Finding small(Deployment deployment) {
        int bytes = deployment.cookies().entrySet().stream()
                .mapToInt(cookie -> cookie.getKey().length() + cookie.getValue().length() + 3)
                .sum();
        return bytes == 0
                ? Finding.skip("There are none.")
                : Finding.of(
                        bytes <= MOST_BYTES, bytes + " bytes.", bytes + " bytes are more than " + MOST_BYTES + ".");
    }

    private static Finding overCookies(Deployment deployment, java.util.function.Predicate<String> isGood) {
        List<String> lines = deployment.seenSetCookies();
        if (lines.isEmpty()) {
            return Finding.skip("No cookie was set; give --user.");
        }
        for (String line : lines) {
            if (!isGood.test(line)) {
                return Finding.fail("Not so: " + line.split("=", 2)[0] + ".");
            }
        }
        return Finding.pass(lines.size() + " cookies looked at.");
    }
}
