package io.gatehouse.core.admin;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.password.ForeignHash;
import io.gatehouse.core.user.Past;
import io.gatehouse.core.user.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as another system had it.
 *
 * @param password null where its owner has to choose one
 */
public record ForeignAccount(
        Email email,
        Profile profile,
        String language,
        List<String> roles,
        Past past,
        @Nullable ForeignHash password) {
    public ForeignAccount {
        roles = List.copyOf(roles);
    }
}
