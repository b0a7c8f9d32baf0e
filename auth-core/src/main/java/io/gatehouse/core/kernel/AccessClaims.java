package io.gatehouse.core.kernel;

import java.time.Instant;
import java.util.List;

/**
 * What an access token says.
 *
 * @param generation the refresh generation it was issued with: seeing it come back proves that the browser holds that generation
 * @param authenticatedAt when the person last proved who they are ({@code auth_time}, OpenID Connect Core, section 2)
 * @param amr how they proved it (RFC 8176)
 */
public record AccessClaims(
        TenantId tenant,
        UserId user,
        SessionId session,
        int generation,
        List<String> roles,
        Instant authenticatedAt,
        List<String> amr) {
    public AccessClaims {
        roles = List.copyOf(roles);
        amr = List.copyOf(amr);
    }
}
