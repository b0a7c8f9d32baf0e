package io.gatehouse.core.login;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.login.SignInAccounts.Account;
import io.gatehouse.core.mfa.BeginChallenge;
import io.gatehouse.core.mfa.BegunChallenge;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.RehashPassword;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs a person in with a password. Unknown name and wrong password cost and look the same. */
public final class SignIn {
    /** Password (RFC 8176, section 2). */
    private static final List<String> AMR = List.of("pwd");

    private final SignInAccounts accounts;
    private final PasswordHasher hasher;
    private final RehashPassword rehashPassword;
    private final BeginChallenge beginChallenge;
    private final CompleteSignIn completeSignIn;
    private final PolicyBook policies;
    private final AuditTrail audit;

    public SignIn(
            SignInAccounts accounts,
            PasswordHasher hasher,
            RehashPassword rehashPassword,
            BeginChallenge beginChallenge,
            CompleteSignIn completeSignIn,
            PolicyBook policies,
            AuditTrail audit) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.rehashPassword = rehashPassword;
        this.beginChallenge = beginChallenge;
        this.completeSignIn = completeSignIn;
        this.policies = policies;
        this.audit = audit;
    }

    public SignInResult execute(SignInCommand command) {
        Account account = find(command.tenant(), command.identifier());
        // A missing account is still compared with a decoy, so that time does not tell who has one.
        boolean matches = hasher.matches(command.password(), account == null ? null : account.password());
        if (account == null || !matches) {
            audit.signInFailed(
                    command.tenant(), account == null ? null : account.user().id(), "CREDENTIALS", command.client());
            return new SignInResult.BadCredentials();
        }
        User user = account.user();
        if (user.disabled()) {
            audit.signInFailed(command.tenant(), user.id(), "DISABLED", command.client());
            return new SignInResult.Disabled();
        }
        if (!user.emailVerified() && policies.of(command.tenant()).accounts().requireVerifiedEmail()) {
            audit.signInFailed(command.tenant(), user.id(), "EMAIL_NOT_VERIFIED", command.client());
            return new SignInResult.EmailNotVerified();
        }
        rehashPassword.execute(user.tenant(), user.id(), command.password(), account.password());
        BegunChallenge challenge = beginChallenge.execute(
                user, AMR, command.rememberMe(), /* challengeDemanded= */ false, command.client());
        if (challenge != null) {
            return new SignInResult.SecondFactorNeeded(challenge);
        }
        return completeSignIn.execute(user, AMR, command.rememberMe(), command.replaces(), command.client());
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
