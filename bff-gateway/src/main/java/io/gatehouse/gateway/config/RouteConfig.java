package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A product API behind the gateway. Protected unless it says otherwise. */
public record RouteConfig(
        @Doc("Paths that start here, such as /api/crm.") String prefix,
        @Doc("Where the API is: scheme, host and port.") URI upstream,

        @Doc("Whether the prefix is cut off before the call goes on.") @Default("false")
        boolean stripPrefix,

        @Doc("Whether people who are not signed in may call it. It then gets no token.") @Default("false")
        boolean anonymous,

        @Doc("Roles of which the person must have all.") List<String> requireRoles,

        @Doc("Methods it takes. Left out: GET, HEAD, POST, PUT, PATCH and DELETE.")
        List<String> methods,

        @Doc("Longest wait for the API's answer to begin, and longest silence within it. 0s: no limit on silence.")
        @Default("30s")
        Duration timeout,

        @Doc("Largest request body in bytes.") @Default("10485760")
        long maxBody) {
    private static final Pattern PREFIX = Pattern.compile("/api(/[A-Za-z0-9_-]+)+");
    private static final Set<String> KNOWN_METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> DEFAULT_METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    public RouteConfig {
        requireRoles = List.copyOf(requireRoles);
        methods = methods.isEmpty()
                ? DEFAULT_METHODS
                : methods.stream()
                        .map(method -> method.toUpperCase(Locale.ROOT))
                        .toList();
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("prefix must look like /api/crm");
        }
        if (prefix.equals("/api/v1/auth") || prefix.startsWith("/api/v1/auth/") || prefix.equals("/api/v1")) {
            throw new IllegalArgumentException("prefix " + prefix + " belongs to the identity API");
        }
        if (upstream.getHost() == null
                || !(upstream.getPath().isEmpty() || upstream.getPath().equals("/"))
                || !Set.of("http", "https").contains(upstream.getScheme())) {
            throw new IllegalArgumentException("upstream must be http(s), a host and a port, with nothing after it");
        }
        if (!KNOWN_METHODS.containsAll(methods)) {
            throw new IllegalArgumentException("methods may be " + String.join(", ", DEFAULT_METHODS) + " and OPTIONS");
        }
        if (anonymous && !requireRoles.isEmpty()) {
            throw new IllegalArgumentException("an anonymous route cannot require roles");
        }
        if (maxBody < 0 || timeout.isNegative()) {
            throw new IllegalArgumentException("maxBody and timeout must not be negative");
        }
    }
}
