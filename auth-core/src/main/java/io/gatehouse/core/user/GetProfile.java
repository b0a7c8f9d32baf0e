package io.gatehouse.core.user;

import io.gatehouse.core.kernel.AccessClaims;
import org.jspecify.annotations.Nullable;

/** Reads the signed-in user's account. */
public final class GetProfile {
    private final Users users;

    public GetProfile(Users users) {
        this.users = users;
    }

    /** Returns null when the account has gone since the token was issued. */
    public @Nullable User execute(AccessClaims principal) {
        return users.byId(principal.tenant(), principal.user());
    }
}
