package io.gatehouse.core.session;

import io.gatehouse.core.token.AccessLifetimes;
import io.gatehouse.core.token.AccessTokens;
import io.gatehouse.core.token.RefreshToken;
import io.gatehouse.core.token.RefreshTokens;
import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Puts the two tokens of a session together. */
public final class TokenMint {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final AccessLifetimes lifetimes;
    private final InstantSource clock;

    public TokenMint(
            AccessTokens accessTokens, RefreshTokens refreshTokens, AccessLifetimes lifetimes, InstantSource clock) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /** The tokens after a sign-in or a rotation. */
    public SessionTokens fresh(SessionState session, RefreshToken head) {
        return mint(session, head, lifetimes.normal(session.claims().tenant()));
    }

    /** The tokens of an answer that did not rotate: the access token lives a shorter, random time. */
    public SessionTokens again(SessionState session, RefreshToken head) {
        return mint(session, head, lifetimes.shortened(session.claims().tenant()));
    }

    private SessionTokens mint(SessionState session, RefreshToken head, Duration life) {
        Instant now = clock.instant();
        Duration left = Duration.between(now, session.expiresAt());
        Duration capped = life.compareTo(left) < 0 ? life : left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
        return new SessionTokens(
                session.claims().session(),
                session.expiresAt(),
                session.idleExpiresAt(),
                session.rememberMe(),
                accessTokens.issue(session.claims(), capped),
                Secret.ofUtf8(refreshTokens.write(head)));
    }
}
