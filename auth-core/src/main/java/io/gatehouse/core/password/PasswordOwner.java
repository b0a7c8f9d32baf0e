package io.gatehouse.core.password;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.user.Profile;
import io.gatehouse.core.user.User;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a password is for.
 *
 * @param user whose former passwords are looked at, null for somebody new
 * @param field the form's field that faults are told of
 * @param ownData what guessers know of them: address, username, names, and the product's name
 */
public record PasswordOwner(
        TenantId tenant, @Nullable UserId user, String field, boolean hasSecondFactor, List<String> ownData) {
    public PasswordOwner {
        ownData = List.copyOf(ownData);
    }

    /** Somebody who registers. */
    public static PasswordOwner newcomer(TenantId tenant, Email email, Profile profile, Policies rules) {
        List<String> ownData = ownData(
                email,
                profile.username() == null ? null : profile.username().value(),
                profile.firstName(),
                profile.lastName(),
                rules.product().name());
        return new PasswordOwner(tenant, null, "password", /* hasSecondFactor= */ false, ownData);
    }

    /** Somebody who has an account and chooses another password. */
    public static PasswordOwner of(User user, Policies rules) {
        List<String> ownData = ownData(
                user.email(),
                user.username() == null ? null : user.username().value(),
                user.firstName(),
                user.lastName(),
                rules.product().name());
        return new PasswordOwner(user.tenant(), user.id(), "newPassword", user.mfaEnabled(), ownData);
    }

    private static List<String> ownData(Email email, @Nullable String... others) {
        return Stream.concat(Stream.of(email.value(), email.localPart()), Stream.of(others))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
