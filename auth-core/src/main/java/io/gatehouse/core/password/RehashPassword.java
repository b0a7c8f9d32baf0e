package io.gatehouse.core.password;

import io.gatehouse.core.kernel.Background;
import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;

/**
 * Keeps a proved password in a newer envelope when the cost has grown or the pepper has changed. Done after the answer: a sign-in that
 * pays for a second hash would show.
 */
public final class RehashPassword {
    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final Background background;

    public RehashPassword(Credentials credentials, PasswordHasher hasher, Background background) {
        this.credentials = credentials;
        this.hasher = hasher;
        this.background = background;
    }

    /**
     * Takes the work and returns at once.
     *
     * @param proved a password that matched the envelope a moment ago
     */
    public void execute(TenantId tenant, UserId user, PresentedPassword proved, PasswordEnvelope inForce) {
        byte[] utf8 = proved.bytes();
        if (utf8 == null || !hasher.isOutdated(inForce)) {
            return;
        }
        // Not held against today's rules: it was accepted when it was set.
        AcceptedPassword password = new AcceptedPassword(utf8);
        try {
            background.run(
                    "rehashing a password", () -> credentials.rewrap(tenant, user, inForce, hasher.hash(password)));
        } catch (Overloaded busy) {
            // The next sign-in does it.
            return;
        }
    }
}
