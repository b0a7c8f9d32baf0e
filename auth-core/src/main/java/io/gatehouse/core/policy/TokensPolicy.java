package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lifetimes of tokens and sessions, and the constants of the refresh protocol ({@code docs/refresh-protocol.md}). */
public record TokensPolicy(
        @InstallationWide @Doc("The audience of access tokens: what a product API checks.") @Default("gatehouse-api")
        String audience,

        @Doc("Longest life of an access token.") @Default("15m")
        Duration accessLifetime,

        @Doc("A session ends when it was not used for so long.") @Default("7d")
        Duration refreshIdle,

        @Doc("A session ends so long after sign-in, used or not.") @Default("30d")
        Duration refreshAbsolute,

        @Doc("The same as refreshIdle, with \"keep me signed in\".") @Default("30d")
        Duration rememberIdle,

        @Doc("The same as refreshAbsolute, with \"keep me signed in\".") @Default("90d")
        Duration rememberAbsolute,

        @Doc("How long the predecessor of a young head is answered even when the head is confirmed.") @Default("120s")
        Duration window,

        @Doc("A head younger than this is not rotated again.") @Default("120s")
        Duration damping,

        @InstallationWide
        @Doc("How access tokens are signed. hs256 needs secrets.tokenKeys, which every verifier then has.")
        @Default("es256")
        Signing signing,

        @InstallationWide
        @Doc("How long a signing key signs. The next one is published a fifth of it before, at most a day.")
        @Default("30d")
        Duration keyRotation,

        @Doc("Short-lived tokens for one other audience.") ExchangePolicy exchange) {
    /** A new key must have reached every verifier before it signs, and a JWKS may be kept for minutes. */
    private static final Duration SHORTEST_ROTATION = Duration.ofHours(1);

    public TokensPolicy {
        atLeast("accessLifetime", accessLifetime, Duration.ofSeconds(1));
        atLeast("refreshIdle", refreshIdle, accessLifetime);
        atLeast("refreshAbsolute", refreshAbsolute, refreshIdle);
        atLeast("rememberIdle", rememberIdle, refreshIdle);
        atLeast("rememberAbsolute", rememberAbsolute, rememberIdle);
        atLeast("keyRotation", keyRotation, SHORTEST_ROTATION);
        atLeast("keyRotation", keyRotation, accessLifetime.multipliedBy(2));
        if (window.isNegative() || damping.isNegative()) {
            throw new IllegalArgumentException("window and damping must not be negative");
        }
        if (exchange.audiences().contains(audience)) {
            throw new IllegalArgumentException(
                    "exchange.audiences must not name audience: such a token would open this API");
        }
        if (audience.isBlank()) {
            throw new IllegalArgumentException("audience must not be empty");
        }
    }

    /** Returns what is wrong with signing when secrets.tokenKeys are there or not, or null. */
    public @Nullable String signingFault(boolean hasTokenKeys) {
        return signing == Signing.HS256 && !hasTokenKeys
                ? "tokens.signing hs256 needs secrets.tokenKeys, a secret of at least 32 bytes"
                : null;
    }

    private static void atLeast(String key, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(key + " must be at least " + least.toSeconds() + " s");
        }
    }
}
