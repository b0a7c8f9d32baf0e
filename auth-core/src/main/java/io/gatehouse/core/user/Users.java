package io.gatehouse.core.user;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import org.jspecify.annotations.Nullable;

/** The accounts of all tenants. Every method is bound to a tenant; case never makes two addresses or names different. */
public interface Users {
    /** Adds an account, unless its address or name is taken. */
    Added add(NewUser user);

    /** Adds an account that was somewhere else before, as it was there, unless its address or name is taken. */
    Added bring(NewUser user, Past past);

    @Nullable
    User byId(TenantId tenant, UserId id);

    @Nullable
    User byEmail(TenantId tenant, Email email);

    /**
     * Returns an account as it is now, and keeps it so until the caller's transaction ends: others who hold it wait their turn. Whoever
     * lets somebody in, or changes how they get in, holds the account before anything else, so that a password that was right a moment
     * ago opens nothing after it was replaced, and nobody waits in a circle.
     */
    @CanIgnoreReturnValue
    @Nullable
    User hold(TenantId tenant, UserId id);

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
