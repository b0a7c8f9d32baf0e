package io.gatehouse.doctor;

import java.util.List;
import java.util.stream.Stream;

/** Every check, in the order in which it is told. */
final class Checks {
    static final String BFF = "draft-ietf-oauth-browser-based-apps, 6.1";
    static final String API = "docs/security.md";
    static final String REFRESH = "docs/refresh-protocol.md";

    private Checks() {}

    static List<Check> all() {
        return Stream.of(
                        TransportChecks.all(),
                        PageChecks.all(),
                        CsrfChecks.all(),
                        CookieChecks.all(),
                        RedirectChecks.all(),
                        EdgeChecks.all(),
                        SessionChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
