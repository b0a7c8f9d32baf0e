package io.gatehouse.core.login;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.login.SignInAccounts.Account;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.policy.AccountsPolicy;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.session.SessionTokens;
import io.gatehouse.core.session.SignOut;
import io.gatehouse.core.session.StartSession;
import io.gatehouse.core.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signs a person in with a password. Unknown name and wrong password cost and look the same. */
public final class SignIn {
    /** Password (RFC 8176, section 2). */
    private static final List<String> AMR = List.of("pwd");

    private final SignInAccounts accounts;
    private final PasswordHasher hasher;
    private final StartSession startSession;
    private final SignOut signOut;
    private final Revocations revocations;
    private final Supplier<AccountsPolicy> policy;
    private final Transactions transactions;
    private final AuditTrail audit;

    public SignIn(
            SignInAccounts accounts,
            PasswordHasher hasher,
            StartSession startSession,
            SignOut signOut,
            Revocations revocations,
            Supplier<AccountsPolicy> policy,
            Transactions transactions,
            AuditTrail audit) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.startSession = startSession;
        this.signOut = signOut;
        this.revocations = revocations;
        this.policy = policy;
        this.transactions = transactions;
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
        if (!user.emailVerified() && policy.get().requireVerifiedEmail()) {
            audit.signInFailed(command.tenant(), user.id(), "EMAIL_NOT_VERIFIED", command.client());
            return new SignInResult.EmailNotVerified();
        }
        return signIn(command, user);
    }

    /** The new session begins and the one it replaces ends in one transaction. */
    private SignInResult signIn(SignInCommand command, User user) {
        TenantId tenant = command.tenant();
        Client client = command.client();
        List<SessionId> replaced = new ArrayList<>();
        SessionTokens tokens = transactions.run(() -> {
            SessionTokens opened = startSession.execute(tenant, user.id(), AMR, command.rememberMe(), client);
            audit.signedIn(tenant, user.id(), opened.session(), client);
            if (command.replaces() != null) {
                SessionId ended = signOut.end(tenant, command.replaces(), EndReason.REPLACED_BY_SIGN_IN, client);
                if (ended != null) {
                    replaced.add(ended);
                }
            }
            return opened;
        });
        revocations.publish(replaced, EndReason.REPLACED_BY_SIGN_IN);
        return new SignInResult.SignedIn(user, tokens);
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
