package io.gatehouse.gateway.cookie;

import io.gatehouse.gateway.config.CookiesConfig;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of our cookies. {@code __Host-Http-} can only be set by a response header, for this host, path / and https; browsers that do
 * not know it still hold it to {@code __Host-} (RFC 6265bis, section 4.1.3).
 */
public record CookieNames(String access, String refresh, String mfa, String device) {
    public static final CookieNames STRICT = withPrefix("__Host-Http-");
    public static final CookieNames INSECURE_DEV = withPrefix("dev-");

    private static final Set<String> OURS =
            Stream.of(STRICT, INSECURE_DEV).flatMap(CookieNames::all).collect(Collectors.toUnmodifiableSet());

    public static CookieNames of(CookiesConfig.Mode mode) {
        return switch (mode) {
            case STRICT -> STRICT;
            case INSECURE_DEV -> INSECURE_DEV;
        };
    }

    /** Whether a cookie is one of ours, in either profile: none of them ever goes on to a product API. */
    public static boolean isOurs(String name) {
        return OURS.contains(name);
    }

    private Stream<String> all() {
        return Stream.of(access, refresh, mfa, device);
    }

    private static CookieNames withPrefix(String prefix) {
        return new CookieNames(prefix + "access", prefix + "refresh", prefix + "mfa", prefix + "device");
    }
}
