package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;

/** The cookies. */
public record CookiesConfig(
        @Doc("strict, or insecure-dev for http on localhost.") @Default("strict")
        Mode mode,

        @Doc("strict, or lax for products that render pages on the server.") @Default("strict")
        SameSite sameSite) {
    /** Which names and flags cookies have. */
    public enum Mode {
        STRICT,
        INSECURE_DEV
    }

    /** When browsers send cookies along from other sites (RFC 6265bis, section 5.6.7). */
    public enum SameSite {
        STRICT,
        LAX
    }
}
