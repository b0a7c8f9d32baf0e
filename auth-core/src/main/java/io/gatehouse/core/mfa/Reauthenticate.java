package io.gatehouse.core.mfa;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import java.util.List;

/**
 * Lets the signed-in user prove once more who they are, so that they may do sensitive things for a while. The session's time of
 * authentication starts afresh: guards see it at once, access tokens say it from the next refresh on.
 */
public final class Reauthenticate {
    private final Authenticators authenticators;
    private final SecondFactorCheck check;
    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final AccountThrottle throttle;
    private final Sessions sessions;
    private final Transactions transactions;
    private final AuditTrail audit;

    public Reauthenticate(
            Authenticators authenticators,
            SecondFactorCheck check,
            Credentials credentials,
            PasswordHasher hasher,
            AccountThrottle throttle,
            Sessions sessions,
            Transactions transactions,
            AuditTrail audit) {
        this.authenticators = authenticators;
        this.check = check;
        this.credentials = credentials;
        this.hasher = hasher;
        this.throttle = throttle;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
    }

    public ReauthenticateResult execute(AccessClaims principal, Proof proof, Client client) {
        Authenticator app = authenticators.find(principal.tenant(), principal.user());
        if (proof instanceof Proof.Password && app != null && app.isOn()) {
            return new ReauthenticateResult.CodeNeeded();
        }
        Duration wait = throttle.take(principal.tenant(), principal.user());
        if (wait != null) {
            return new ReauthenticateResult.TooManyTries(wait);
        }
        ReauthenticateResult result = switch (proof) {
            case Proof.Password password -> byPassword(principal, password.password(), client);
            case Proof.Code code -> transactions.run(() -> byCode(principal, code.typed(), client));
        };
        if (result instanceof ReauthenticateResult.Confirmed) {
            throttle.giveBack(principal.tenant(), principal.user());
        }
        return result;
    }

    private ReauthenticateResult byPassword(AccessClaims principal, PresentedPassword password, Client client) {
        List<PasswordEnvelope> inForce = credentials.latest(principal.tenant(), principal.user(), 1);
        boolean isRight = !inForce.isEmpty()
                && throttle.compare(
                        principal.tenant(), principal.user(), () -> hasher.matches(password, inForce.getFirst()));
        if (!isRight) {
            audit.proofRefused(principal, "PASSWORD", client);
            return new ReauthenticateResult.WrongPassword();
        }
        return transactions.run(() -> confirm(principal, Amr.with(principal.amr(), Amr.PASSWORD), client));
    }

    private ReauthenticateResult byCode(AccessClaims principal, Secret typed, Client client) {
        if (!check.spendTotp(principal.tenant(), principal.user(), typed)) {
            audit.proofRefused(principal, "TOTP", client);
            return new ReauthenticateResult.WrongCode();
        }
        return confirm(principal, Amr.with(principal.amr(), Amr.ONE_TIME_CODE, Amr.MFA), client);
    }

    private ReauthenticateResult confirm(AccessClaims principal, List<String> amr, Client client) {
        if (!sessions.authenticatedAgain(principal.tenant(), principal.session(), amr)) {
            return new ReauthenticateResult.SessionOver();
        }
        audit.reauthenticated(principal, client);
        return new ReauthenticateResult.Confirmed();
    }

    /** What somebody shows: exactly one of the two. */
    public sealed interface Proof {
        record Password(PresentedPassword password) implements Proof {}

        record Code(Secret typed) implements Proof {}
    }
}
