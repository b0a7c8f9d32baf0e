package io.gatehouse.core.http;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.session.SessionState;

/** A call by somebody who is signed in. */
public record SignedInCall(Call call, SessionState session) {
    /** Returns who they are. */
    public AccessClaims principal() {
        return session.claims();
    }
}
