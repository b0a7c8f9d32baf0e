package io.gatehouse.core.user;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param mfaEnabled whether an authenticator app is asked when they sign in
 */
public record User(
        UserId id,
        TenantId tenant,
        Email email,
        boolean emailVerified,
        @Nullable Username username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable LocalDate dateOfBirth,
        String language,
        boolean disabled,
        List<String> roles,
        Instant createdAt,
        Instant passwordChangedAt,
        boolean mfaEnabled) {
    public User {
        roles = List.copyOf(roles);
    }
}
