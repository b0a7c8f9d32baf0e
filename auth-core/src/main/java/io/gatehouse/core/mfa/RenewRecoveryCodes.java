package io.gatehouse.core.mfa;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Transactions;
import java.util.List;

/** Gives the signed-in user new recovery codes. The earlier ones are worthless from then on. */
public final class RenewRecoveryCodes {
    private final Authenticators authenticators;
    private final IssueRecoveryCodes issue;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final MfaAlerts alerts;

    public RenewRecoveryCodes(
            Authenticators authenticators,
            IssueRecoveryCodes issue,
            Transactions transactions,
            AuditTrail audit,
            MfaAlerts alerts) {
        this.authenticators = authenticators;
        this.issue = issue;
        this.transactions = transactions;
        this.audit = audit;
        this.alerts = alerts;
    }

    public RenewCodesResult execute(AccessClaims principal, Client client) {
        Authenticator app = authenticators.find(principal.tenant(), principal.user());
        if (app == null || !app.isOn()) {
            return new RenewCodesResult.NotSetUp();
        }
        if (app.mustBeShownBy(principal)) {
            return new RenewCodesResult.SecondFactorNeeded();
        }
        List<RecoveryCode> codes = transactions.run(() -> {
            List<RecoveryCode> fresh = issue.execute(principal.tenant(), principal.user());
            audit.recoveryCodesRenewed(principal, client);
            alerts.recoveryCodesRenewed(principal.tenant(), principal.user());
            return fresh;
        });
        return new RenewCodesResult.Renewed(codes);
    }
}
