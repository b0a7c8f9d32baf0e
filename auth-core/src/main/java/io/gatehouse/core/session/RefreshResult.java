package io.gatehouse.core.session;

import io.gatehouse.core.kernel.EndReason;

/** The outcome of a refresh. */
public sealed interface RefreshResult {
    /** The session goes on with these tokens. */
    record Refreshed(SessionTokens tokens) implements RefreshResult {}

    /** Not a token of ours. Nothing was changed, and nothing more is said. */
    record Refused() implements RefreshResult {}

    /** The session was over before. */
    record Over(EndReason reason) implements RefreshResult {}

    /** The token had been replaced for good: this call ended the session. */
    record Reused() implements RefreshResult {}

    /** Others kept changing the session. Nothing was done; the same call works in a moment. */
    record Busy() implements RefreshResult {}
}
