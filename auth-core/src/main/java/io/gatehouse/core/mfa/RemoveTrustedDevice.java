package io.gatehouse.core.mfa;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Transactions;
import java.util.UUID;

/** Trusts one device of the signed-in user no longer, picked from their list. */
public final class RemoveTrustedDevice {
    private final TrustedDevices devices;
    private final Transactions transactions;
    private final AuditTrail audit;

    public RemoveTrustedDevice(TrustedDevices devices, Transactions transactions, AuditTrail audit) {
        this.devices = devices;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Returns false when the user has no such device; somebody else's is none of theirs. */
    public boolean execute(AccessClaims principal, UUID device, Client client) {
        return transactions.run(() -> {
            if (!devices.remove(principal.tenant(), principal.user(), device)) {
                return false;
            }
            audit.trustedDeviceRemoved(principal, client);
            return true;
        });
    }
}
