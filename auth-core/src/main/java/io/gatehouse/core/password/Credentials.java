package io.gatehouse.core.password;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.util.List;

/** The kept passwords. */
public interface Credentials {
    /** Sets the user's password; the former one stays in the history. */
    void setPassword(TenantId tenant, UserId user, PasswordEnvelope envelope);

    /** Returns the user's latest passwords, the one in force first. */
    List<PasswordEnvelope> latest(TenantId tenant, UserId user, int most);

    /**
     * Sets the user's password, if the one judged is still in force.
     *
     * @return false when it was changed meanwhile; nothing was changed
     */
    boolean changePassword(TenantId tenant, UserId user, PasswordEnvelope judged, PasswordEnvelope envelope);

    /** Keeps the password in force in another envelope, if it still is in this one. Its age stays, and no history is made. */
    void rewrap(TenantId tenant, UserId user, PasswordEnvelope inForce, PasswordEnvelope envelope);
}
