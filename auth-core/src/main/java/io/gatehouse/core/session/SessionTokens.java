package io.gatehouse.core.session;

import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.token.IssuedAccessToken;
import io.gatehouse.kit.secret.Secret;
import java.time.Instant;

/** What a client holds of a session: both tokens, and when the session ends. */
public record SessionTokens(
        SessionId session,
        Instant expiresAt,
        Instant idleExpiresAt,
        boolean rememberMe,
        IssuedAccessToken accessToken,
        Secret refreshToken) {}
