package io.gatehouse.gateway.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An access token whose signature, issuer, audience and shape were checked.
 *
 * @param bearer what speaks for it in a call
 * @param generation the refresh generation it was issued with
 */
public record VerifiedToken(
        Bearer bearer, UUID session, String user, int generation, List<String> roles, Instant expiresAt) {
    public VerifiedToken {
        roles = List.copyOf(roles);
    }

    /** Returns the same person and session, spoken for by a token that was exchanged for this one. */
    public VerifiedToken exchangedFor(String narrowJwt) {
        return new VerifiedToken(new Bearer(narrowJwt), session, user, generation, roles, expiresAt);
    }

    /** Whether it will have expired by then. */
    public boolean isExpiredBy(Instant time) {
        return !time.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "VerifiedToken[session=" + session + ", generation=" + generation + "]";
    }
}
