package io.gatehouse.gateway.token;

import io.vertx.core.http.HttpHeaders;

/** A JWT, and the value of the Authorization header made of it once: it goes out with every call (RFC 6750, section 2.1). Never logged. */
public final class Bearer {
    private final String jwt;
    private final CharSequence authorization;

    public Bearer(String jwt) {
        this.jwt = jwt;
        this.authorization = HttpHeaders.createOptimized("Bearer " + jwt);
    }

    public String jwt() {
        return jwt;
    }

    /** Returns the header's value in the form that is written without another look at each character. */
    public CharSequence authorization() {
        return authorization;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bearer bearer && bearer.jwt.equals(jwt);
    }

    @Override
    public int hashCode() {
        return jwt.hashCode();
    }

    @Override
    public String toString() {
        return "Bearer[redacted]";
    }
}
