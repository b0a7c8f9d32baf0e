package io.gatehouse.core.token;

import io.gatehouse.core.kernel.AccessClaims;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes and checks access tokens: signed JWTs of type {@code at+jwt} (RFC 9068). */
public interface AccessTokens {
    /** Returns a token that lives so long. */
    IssuedAccessToken issue(AccessClaims claims, Duration life);

    /** The same for another audience, which this API does not open to. */
    IssuedAccessToken issueFor(AccessClaims claims, String audience, Duration life);

    /** Returns who presents the token, or null when it is forged, expired or not for us. Says nothing about the session's state. */
    @Nullable
    AccessClaims verify(String token);
}
