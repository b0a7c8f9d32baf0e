package io.gatehouse.core.token;

/** The outcome of an exchange. */
public sealed interface ExchangeTokenResult {
    record Issued(IssuedAccessToken token) implements ExchangeTokenResult {}

    /** The policy names no such audience. */
    record AudienceRefused() implements ExchangeTokenResult {}

    /** The policy gives no such tokens at all. */
    record Off() implements ExchangeTokenResult {}
}
