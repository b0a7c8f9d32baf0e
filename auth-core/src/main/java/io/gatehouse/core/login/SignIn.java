package io.gatehouse.core.login;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.login.SignInAccounts.Account;
import io.gatehouse.core.mfa.BeginChallenge;
import io.gatehouse.core.mfa.BeginChallengeResult;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.RehashPassword;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.RiskAction;
import io.gatehouse.core.risk.AssessSignIn;
import io.gatehouse.core.risk.Attempts.Reservation;
import io.gatehouse.core.risk.Lockout;
import io.gatehouse.core.risk.RiskVerdict;
import io.gatehouse.core.risk.Signal;
import io.gatehouse.core.risk.Spraying;
import io.gatehouse.core.user.User;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs a person in with a password. Unknown name, wrong password and locked account cost the same; the first two look the same. */
public final class SignIn {
    /** Password (RFC 8176, section 2). */
    private static final List<String> AMR = List.of("pwd");

    private final SignInAccounts accounts;
    private final PasswordHasher hasher;
    private final RehashPassword rehashPassword;
    private final BeginChallenge beginChallenge;
    private final CompleteSignIn completeSignIn;
    private final Lockout lockout;
    private final Spraying spraying;
    private final AssessSignIn assess;
    private final SignInAlerts alerts;
    private final PolicyBook policies;
    private final AuditTrail audit;

    public SignIn(
            SignInAccounts accounts,
            PasswordHasher hasher,
            RehashPassword rehashPassword,
            BeginChallenge beginChallenge,
            CompleteSignIn completeSignIn,
            Lockout lockout,
            Spraying spraying,
            AssessSignIn assess,
            SignInAlerts alerts,
            PolicyBook policies,
            AuditTrail audit) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.rehashPassword = rehashPassword;
        this.beginChallenge = beginChallenge;
        this.completeSignIn = completeSignIn;
        this.lockout = lockout;
        this.spraying = spraying;
        this.assess = assess;
        this.alerts = alerts;
        this.policies = policies;
        this.audit = audit;
    }

    public SignInResult execute(SignInCommand command) {
        TenantId tenant = command.tenant();
        // In a flood of sign-ins those beyond what can be hashed must cost next to nothing: no statement, no count to
        // give back.
        hasher.requireRoom();
        if (isSpraying(command)) {
            return new SignInResult.TooManyAccounts(policies.of(tenant).risk().sprayingWindow());
        }
        Account account = find(tenant, command.identifier());
        @Nullable UserId owner = account == null ? null : account.user().id();
        Reservation reservation = lockout.reserve(tenant, command.identifier(), owner, command.client());
        boolean matches = compare(command, account, reservation);
        return switch (reservation) {
            case Reservation.Locked locked -> {
                audit.signInFailed(tenant, owner, "LOCKED", command.client());
                yield new SignInResult.Locked(locked.left());
            }
            case Reservation.Open open when account == null || !matches -> failed(command, account, open);
            case Reservation.Open open -> passwordWasRight(command, account, open);
        };
    }

    /**
     * A missing account is compared with a decoy, and so is a locked one: time must not tell who has an account, nor whether a guess at a
     * locked one was right.
     */
    private boolean compare(SignInCommand command, @Nullable Account account, Reservation reservation) {
        @Nullable
        PasswordEnvelope envelope =
                account == null || reservation instanceof Reservation.Locked ? null : account.password();
        try {
            return hasher.matches(command.password(), envelope);
        } catch (Overloaded busy) {
            if (reservation instanceof Reservation.Open open) {
                lockout.giveBack(command.tenant(), open);
            }
            throw busy;
        }
    }

    private SignInResult failed(SignInCommand command, @Nullable Account account, Reservation.Open attempt) {
        TenantId tenant = command.tenant();
        @Nullable User user = account == null ? null : account.user();
        @Nullable UserId id = user == null ? null : user.id();
        Duration lock = lockout.failed(tenant, attempt);
        audit.signInFailed(tenant, id, "CREDENTIALS", command.client());
        if (spraying.failed(tenant, command.client(), attempt.bucket())) {
            String action = policies.of(tenant).risk().spraying().name();
            audit.anomaly(tenant, null, null, Signal.SPRAYING.name(), action, command.client());
        }
        if (lock != null) {
            audit.locked(tenant, id, lock.toSeconds(), command.client());
            if (user != null) {
                alerts.locked(user);
            }
        }
        return new SignInResult.BadCredentials();
    }

    /** The attempt counts no longer: that is written with the session where one opens, in one transaction, else by itself. */
    private SignInResult passwordWasRight(SignInCommand command, Account account, Reservation.Open attempt) {
        Runnable takeBack = () -> lockout.succeeded(command.tenant(), attempt);
        boolean isTakenBack = false;
        try {
            SignInResult result = goOn(command, account, takeBack);
            isTakenBack = result instanceof SignInResult.SignedIn;
            return result;
        } finally {
            if (!isTakenBack) {
                takeBack.run();
            }
        }
    }

    private SignInResult goOn(SignInCommand command, Account account, Runnable takeBack) {
        User user = account.user();
        TenantId tenant = command.tenant();
        if (user.disabled()) {
            audit.signInFailed(tenant, user.id(), "DISABLED", command.client());
            return new SignInResult.Disabled();
        }
        if (!user.emailVerified() && policies.of(tenant).accounts().requireVerifiedEmail()) {
            audit.signInFailed(tenant, user.id(), "EMAIL_NOT_VERIFIED", command.client());
            return new SignInResult.EmailNotVerified();
        }
        RiskVerdict verdict = assess.execute(tenant, user.id(), command.client());
        if (verdict.action() == RiskAction.BLOCK) {
            completeSignIn.blocked(user, verdict, command.client());
            return new SignInResult.Blocked();
        }
        rehashPassword.execute(tenant, user.id(), command.password(), account.password());
        BeginChallengeResult asked = beginChallenge.execute(
                user, AMR, command.rememberMe(), verdict.action() == RiskAction.CHALLENGE, command.client());
        return switch (asked) {
            case BeginChallengeResult.Begun begun -> new SignInResult.SecondFactorNeeded(begun.challenge());
            case BeginChallengeResult.TooManyMails many -> {
                audit.signInFailed(tenant, user.id(), "TOO_MANY_CODES", command.client());
                yield new SignInResult.TooManyCodes(many.retryAfter());
            }
            case BeginChallengeResult.NotNeeded nothing -> letIn(command, user, verdict, takeBack);
        };
    }

    private SignInResult letIn(SignInCommand command, User user, RiskVerdict verdict, Runnable takeBack) {
        SignInResult.SignedIn signedIn = completeSignIn.execute(
                user, AMR, command.rememberMe(), verdict, command.replaces(), command.client(), takeBack);
        if (signedIn == null) {
            audit.signInFailed(command.tenant(), user.id(), "CREDENTIALS", command.client());
            return new SignInResult.BadCredentials();
        }
        return signedIn;
    }

    private boolean isSpraying(SignInCommand command) {
        return policies.of(command.tenant()).risk().spraying() == RiskAction.BLOCK
                && spraying.isSpraying(command.tenant(), command.client());
    }

    private @Nullable Account find(TenantId tenant, String identifier) {
        Email email = Email.of(identifier);
        if (email != null) {
            return accounts.byEmail(tenant, email);
        }
        Username username = Username.of(identifier);
        return username == null ? null : accounts.byUsername(tenant, username);
    }
}
