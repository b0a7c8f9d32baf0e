package io.gatehouse.core.mfa;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Transactions;

/** Switches the signed-in user's authenticator app off. */
public final class RemoveTotp {
    private final Authenticators authenticators;
    private final TurnOffMfa turnOff;
    private final Transactions transactions;
    private final AuditTrail audit;

    public RemoveTotp(Authenticators authenticators, TurnOffMfa turnOff, Transactions transactions, AuditTrail audit) {
        this.authenticators = authenticators;
        this.turnOff = turnOff;
        this.transactions = transactions;
        this.audit = audit;
    }

    public MfaChangeResult execute(AccessClaims principal, Client client) {
        Authenticator app = authenticators.find(principal.tenant(), principal.user());
        if (app == null) {
            return MfaChangeResult.NOT_SET_UP;
        }
        if (app.mustBeShownBy(principal)) {
            return MfaChangeResult.SECOND_FACTOR_NEEDED;
        }
        transactions.run(() -> {
            if (turnOff.execute(principal.tenant(), principal.user())) {
                audit.mfaDisabled(principal, client);
            }
        });
        return MfaChangeResult.DONE;
    }
}
