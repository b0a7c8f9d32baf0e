package io.gatehouse.core.registration;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.user.FieldFault;
import io.gatehouse.core.user.NewUser;
import io.gatehouse.core.user.Profile;
import io.gatehouse.core.user.ProfileCheck;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.SendVerification;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes an account and mails a link that confirms its address. With {@code concealAccounts}, a known address costs the same work and
 * gets the same answer, and its owner gets a mail.
 */
public final class Register {
    private final Users users;
    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final SendVerification sendVerification;
    private final Mails mails;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final PolicyBook policies;
    private final Ids ids;
    private final InstantSource clock;

    public Register(
            Users users,
            Credentials credentials,
            PasswordHasher hasher,
            SendVerification sendVerification,
            Mails mails,
            AuditTrail audit,
            Transactions transactions,
            PolicyBook policies,
            Ids ids,
            InstantSource clock) {
        this.users = users;
        this.credentials = credentials;
        this.hasher = hasher;
        this.sendVerification = sendVerification;
        this.mails = mails;
        this.audit = audit;
        this.transactions = transactions;
        this.policies = policies;
        this.ids = ids;
        this.clock = clock;
    }

    public RegisterResult execute(RegisterCommand command) {
        Policies rules = policies.of(command.tenant());
        if (!rules.accounts().registration()) {
            return new RegisterResult.Closed();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<FieldFault> faults = ProfileCheck.faults(command.profile(), rules.fields(), today);
        if (!faults.isEmpty()) {
            return new RegisterResult.FieldsRefused(faults);
        }
        return switch (PasswordCheck.check(command.password(), rules.password(), ownData(command, rules))) {
            case PasswordCheck.Verdict.Refused refused -> new RegisterResult.PasswordRefused(refused.faults());
            case PasswordCheck.Verdict.Accepted accepted -> register(command, accepted.password(), rules);
        };
    }

    private RegisterResult register(RegisterCommand command, AcceptedPassword password, Policies rules) {
        TenantId tenant = command.tenant();
        Profile profile = command.profile();
        // The name is looked at before the address, so that a taken name gives the same answer for known and unknown
        // addresses.
        if (profile.username() != null && users.isUsernameTaken(tenant, profile.username(), null)) {
            audit.signUpFailed(tenant, null, "USERNAME_TAKEN", command.client());
            return new RegisterResult.UsernameTaken();
        }
        User owner = users.byEmail(tenant, command.email());
        if (owner != null && !rules.accounts().concealAccounts()) {
            audit.signUpFailed(tenant, owner.id(), "EMAIL_TAKEN", command.client());
            return new RegisterResult.EmailTaken();
        }
        // Hashed for a known address too: time must not tell.
        PasswordEnvelope envelope = hasher.hash(password);
        return transactions.run(() -> owner == null ? add(command, envelope) : tellOwner(command, owner));
    }

    private RegisterResult add(RegisterCommand command, PasswordEnvelope envelope) {
        UserId id = new UserId(ids.next());
        TenantId tenant = command.tenant();
        String language = command.client().language();
        Users.Added added = users.add(new NewUser(id, tenant, command.email(), command.profile(), language, List.of()));
        return switch (added) {
            case ADDED -> {
                credentials.setPassword(tenant, id, envelope);
                audit.signedUp(tenant, id, command.client());
                sendVerification.execute(tenant, id, command.email(), language, command.client());
                yield new RegisterResult.MailSent();
            }
            case USERNAME_TAKEN -> new RegisterResult.UsernameTaken();
            // Two registrations of one new address crossed: the other one has sent the mail.
            case EMAIL_TAKEN -> new RegisterResult.MailSent();
        };
    }

    private RegisterResult tellOwner(RegisterCommand command, User owner) {
        mails.accountExists(command.tenant(), owner.email(), owner.language());
        audit.signUpFailed(command.tenant(), owner.id(), "EMAIL_TAKEN", command.client());
        return new RegisterResult.MailSent();
    }

    private static List<@Nullable String> ownData(RegisterCommand command, Policies rules) {
        Profile profile = command.profile();
        return Arrays.asList(
                command.email().value(),
                command.email().localPart(),
                profile.username() == null ? null : profile.username().value(),
                profile.firstName(),
                profile.lastName(),
                rules.product().name());
    }
}
