package io.gatehouse.gateway.token;

import io.netty.util.AsciiString;

/**
 * A JWT, kept as the value of the Authorization header that goes out with every call (RFC 6750, section 2.1), and only so: many are in
 * memory at a time. Never logged.
 */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private final AsciiString authorization;

    public Bearer(String jwt) {
        this.authorization = new AsciiString(SCHEME + jwt);
    }

    public String jwt() {
        return authorization.subSequence(SCHEME.length()).toString();
    }

    /** Returns the header's value in the form that is written without another look at each character. */
    public CharSequence authorization() {
        return authorization;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bearer bearer && bearer.authorization.equals(authorization);
    }

    @Override
    public int hashCode() {
        return authorization.hashCode();
    }

    @Override
    public String toString() {
        return "Bearer[redacted]";
    }
}
