package io.gatehouse.core.user;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import org.jspecify.annotations.Nullable;

/** The accounts of all tenants. Every method is bound to a tenant; case never makes two addresses or names different. */
public interface Users {
    /** Adds an account, unless its address or name is taken. */
    Added add(NewUser user);

    @Nullable
    User byId(TenantId tenant, UserId id);

    @Nullable
    User byEmail(TenantId tenant, Email email);

    /** Whether somebody other than {@code except} has the name. */
    boolean isUsernameTaken(TenantId tenant, Username username, @Nullable UserId except);

    /**
     * Replaces the profile.
     *
     * @throws UsernameTaken when another account has the name; the transaction is lost
     */
    void updateProfile(TenantId tenant, UserId id, Profile profile);

    /** Takes note that the address belongs to the account. */
    void markEmailVerified(TenantId tenant, UserId id);

    /**
     * Puts an address that its owner has confirmed in the place of the account's own.
     *
     * @throws EmailTaken when another account has it; the transaction is lost
     */
    void changeEmail(TenantId tenant, UserId id, Email email);

    /** What became of an addition. */
    enum Added {
        ADDED,
        EMAIL_TAKEN,
        USERNAME_TAKEN
    }

    /** Another account has the name. */
    final class UsernameTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UsernameTaken() {
            super("username taken", null, false, false);
        }
    }

    /** Another account has the address. */
    final class EmailTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public EmailTaken() {
            super("address taken", null, false, false);
        }
    }
}
