package io.gatehouse.core.mfa;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.PolicyBook;
import java.util.List;

/** Gives the signed-in user new recovery codes. The earlier ones are worthless from then on. */
public final class RenewRecoveryCodes {
    private final Authenticators authenticators;
    private final IssueRecoveryCodes issue;
    private final PolicyBook policies;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Mails mails;

    public RenewRecoveryCodes(
            Authenticators authenticators,
            IssueRecoveryCodes issue,
            PolicyBook policies,
            Transactions transactions,
            AuditTrail audit,
            Mails mails) {
        this.authenticators = authenticators;
        this.issue = issue;
        this.policies = policies;
        this.transactions = transactions;
        this.audit = audit;
        this.mails = mails;
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
            if (policies.of(principal.tenant()).alerts().mailChanges()) {
                mails.recoveryCodesRenewed(principal.tenant(), principal.user());
            }
            return fresh;
        });
        return new RenewCodesResult.Renewed(codes);
    }
}
