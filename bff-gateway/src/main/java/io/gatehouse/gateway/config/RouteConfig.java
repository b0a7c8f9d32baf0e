package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A product API behind the gateway. Protected unless it says otherwise. */
public record RouteConfig(
        @Doc("Paths that start here, such as /api/crm.") String prefix,
        @Doc("Where the API is: scheme, host and port.") URI upstream,

        @Doc("Whether the prefix is cut off before the call goes on.") @Default("false")
        boolean stripPrefix,

        @Doc("Whether people who are not signed in may call it. It then gets no token.") @Default("false")
        boolean anonymous,

        @Doc("Roles of which the person must have all.") List<String> requireRoles,

        @Doc(
                "A narrower audience than the session's own: the API gets a token for it, exchanged at the core and kept in memory."
                        + " policies.tokens.exchange must allow it.")
        @Nullable
        String audience,

        @Doc("Whether links on other sites may lead into it: such GET requests are refused otherwise.")
        @Default("false")
        boolean navigable,

        @Doc("Methods it takes. Left out: GET, HEAD, POST, PUT, PATCH and DELETE.")
        List<String> methods,

        @Doc("Longest wait for the API's answer to begin, and longest silence within it. 0s: no limit on silence.")
        @Default("30s")
        Duration timeout,

        @Doc("Largest request body in bytes.") @Default("10485760")
        long maxBody,

        @Doc(
                "What of the API's answers is let through that else is dropped: server, its header of that name; cors, by which it opens itself to pages of other origins, for reading and without cookies: the route must be anonymous and navigable.")
        List<Spoken> letThrough) {
    /** What an API may say only where it is asked to. */
    public enum Spoken {
        SERVER,
        CORS
    }

    private static final Pattern PREFIX = Pattern.compile("/api(/[A-Za-z0-9_-]+)+");
    private static final Set<String> KNOWN_METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> DEFAULT_METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private static final int LONGEST_AUDIENCE = 200;

    public RouteConfig {
        requireRoles = List.copyOf(requireRoles);
        letThrough = List.copyOf(letThrough);
        methods = methods.isEmpty()
                ? DEFAULT_METHODS
                : methods.stream()
                        .map(method -> method.toUpperCase(Locale.ROOT))
                        .toList();
        List<String> faults = new ArrayList<>();
        if (!PREFIX.matcher(prefix).matches()) {
            faults.add("prefix must look like /api/crm");
        }
        if ((prefix + "/").startsWith("/api/v1/auth/") || prefix.equals("/api/v1")) {
            faults.add("prefix " + prefix + " belongs to the identity API");
        }
        if (!isServer(upstream)) {
            faults.add("upstream must be http(s), a host and a port, with nothing after it");
        }
        if (!KNOWN_METHODS.containsAll(methods)) {
            faults.add("methods may be " + String.join(", ", DEFAULT_METHODS) + " and OPTIONS");
        }
        if (anonymous && !requireRoles.isEmpty()) {
            faults.add("an anonymous route cannot require roles");
        }
        if (audience != null && (audience.isBlank() || audience.length() > LONGEST_AUDIENCE)) {
            faults.add("an audience must have 1 to " + LONGEST_AUDIENCE + " characters");
        }
        if (anonymous && audience != null) {
            faults.add("an anonymous route gets no token, so it has no audience");
        }
        if (letThrough.contains(Spoken.CORS) && !(anonymous && navigable)) {
            faults.add("only an anonymous and navigable route may let cors through");
        }
        if (maxBody < 0 || timeout.isNegative()) {
            faults.add("maxBody and timeout must not be negative");
        }
        Faults.refuse(faults);
    }

    private static boolean isServer(URI uri) {
        String path = uri.getPath();
        return uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null
                && path != null
                && (path.isEmpty() || path.equals("/"))
                && Set.of("http", "https").contains(uri.getScheme());
    }
}
