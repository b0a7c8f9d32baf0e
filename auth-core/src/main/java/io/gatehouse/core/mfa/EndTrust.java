package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;

/**
 * Trusts no device of a person any longer and ends the sign-ins that wait for a code. For everybody who resets or changes how the person
 * signs in; to be called inside their transaction.
 */
public final class EndTrust {
    private final TrustedDevices devices;
    private final Challenges challenges;

    public EndTrust(TrustedDevices devices, Challenges challenges) {
        this.devices = devices;
        this.challenges = challenges;
    }

    public void execute(TenantId tenant, UserId user) {
        devices.removeAll(tenant, user);
        challenges.endAll(tenant, user);
    }
}
