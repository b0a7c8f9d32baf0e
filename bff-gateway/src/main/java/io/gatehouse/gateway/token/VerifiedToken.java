package io.gatehouse.gateway.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An access token whose signature, issuer, audience and shape were checked.
 *
 * @param jwt its text, for the Authorization header of an upstream call; never logged
 * @param generation the refresh generation it was issued with
 */
public record VerifiedToken(
        String jwt, UUID session, String user, int generation, List<String> roles, Instant expiresAt) {
    public VerifiedToken {
        roles = List.copyOf(roles);
    }

    /** Returns the same person and session, spoken for by a token that was exchanged for this one. */
    public VerifiedToken exchangedFor(String narrowJwt) {
        return new VerifiedToken(narrowJwt, session, user, generation, roles, expiresAt);
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
