package io.gatehouse.core.mfa;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.session.SessionHasEnded;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Puts an authenticator app in force with its first code. Other sessions of the person stay; this one has just shown two factors, so its
 * time of authentication starts afresh.
 */
public final class ConfirmTotp {
    private final Authenticators authenticators;
    private final SecondFactorCheck check;
    private final IssueRecoveryCodes issueRecoveryCodes;
    private final EndTrust endTrust;
    private final AccountThrottle throttle;
    private final Sessions sessions;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final MfaAlerts alerts;

    public ConfirmTotp(
            Authenticators authenticators,
            SecondFactorCheck check,
            IssueRecoveryCodes issueRecoveryCodes,
            EndTrust endTrust,
            AccountThrottle throttle,
            Sessions sessions,
            Transactions transactions,
            AuditTrail audit,
            MfaAlerts alerts) {
        this.authenticators = authenticators;
        this.check = check;
        this.issueRecoveryCodes = issueRecoveryCodes;
        this.endTrust = endTrust;
        this.throttle = throttle;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
        this.alerts = alerts;
    }

    public ConfirmTotpResult execute(AccessClaims principal, Secret typed, Client client) {
        Authenticator app = authenticators.find(principal.tenant(), principal.user());
        if (app == null) {
            return new ConfirmTotpResult.WrongCode();
        }
        if (app.mustBeShownBy(principal)) {
            return new ConfirmTotpResult.SecondFactorNeeded();
        }
        Duration wait = throttle.take(principal.tenant(), principal.user());
        if (wait != null) {
            return new ConfirmTotpResult.TooManyTries(wait);
        }
        ConfirmTotpResult result;
        try {
            result = transactions.run(() -> confirm(principal, app, typed, client));
        } catch (SessionHasEnded meanwhile) {
            return new ConfirmTotpResult.SessionOver();
        }
        if (result instanceof ConfirmTotpResult.TurnedOn) {
            throttle.giveBack(principal.tenant(), principal.user());
        }
        return result;
    }

    private ConfirmTotpResult confirm(AccessClaims principal, Authenticator app, Secret typed, Client client) {
        if (app.pending() == null || app.pendingSince() == null) {
            return new ConfirmTotpResult.WrongCode();
        }
        OptionalLong step = check.step(principal.tenant(), app.pending(), typed);
        if (step.isEmpty()
                || !authenticators.confirm(
                        principal.tenant(), principal.user(), app.pendingSince(), step.getAsLong())) {
            audit.proofRefused(principal, "ENROLMENT", client);
            return new ConfirmTotpResult.WrongCode();
        }
        if (!sessions.authenticatedAgain(
                principal.tenant(), principal.session(), Amr.with(principal.amr(), Amr.ONE_TIME_CODE, Amr.MFA))) {
            // Its owner has just shut somebody out, who must not leave a factor behind that keeps the owner out.
            throw new SessionHasEnded();
        }
        // Trust and half sign-ins of before were given to less than two factors, or to the phone that is replaced.
        endTrust.execute(principal.tenant(), principal.user());
        List<RecoveryCode> codes = issueRecoveryCodes.execute(principal.tenant(), principal.user());
        audit.mfaEnabled(principal, client);
        alerts.enabled(principal.tenant(), principal.user());
        return new ConfirmTotpResult.TurnedOn(codes);
    }
}
