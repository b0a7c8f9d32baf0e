package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;

/**
 * Switches a person's second factor off: the app, the recovery codes and all trust go together. For the person and for an administrator
 * whose people lost everything; to be called inside their transaction, and they write the event.
 */
public final class TurnOffMfa {
    private final Authenticators authenticators;
    private final RecoveryCodes recoveryCodes;
    private final EndTrust endTrust;
    private final MfaAlerts alerts;

    public TurnOffMfa(Authenticators authenticators, RecoveryCodes recoveryCodes, EndTrust endTrust, MfaAlerts alerts) {
        this.authenticators = authenticators;
        this.recoveryCodes = recoveryCodes;
        this.endTrust = endTrust;
        this.alerts = alerts;
    }

    /** Returns false when no second factor was on; what was only being set up is forgotten then. */
    public boolean execute(TenantId tenant, UserId user) {
        Authenticator app = authenticators.find(tenant, user);
        if (app == null || !authenticators.remove(tenant, user) || !app.isOn()) {
            return false;
        }
        recoveryCodes.removeAll(tenant, user);
        endTrust.execute(tenant, user);
        alerts.disabled(tenant, user);
        return true;
    }
}
