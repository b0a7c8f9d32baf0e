package io.gatehouse.core.registration;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.PasswordOwner;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.user.FieldFault;
import io.gatehouse.core.user.NewUser;
import io.gatehouse.core.user.Profile;
import io.gatehouse.core.user.ProfileCheck;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.MailLimits;
import io.gatehouse.core.verification.SendVerification;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    private final PasswordCheck passwordCheck;
    private final EmailLinks links;
    private final TellOwner tellOwner;
    private final MailLimits mailLimits;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final PolicyBook policies;
    private final Ids ids;
    private final RandomBytes random;
    private final InstantSource clock;

    public Register(
            Users users,
            Credentials credentials,
            PasswordHasher hasher,
            SendVerification sendVerification,
            PasswordCheck passwordCheck,
            EmailLinks links,
            TellOwner tellOwner,
            MailLimits mailLimits,
            AuditTrail audit,
            Transactions transactions,
            PolicyBook policies,
            Ids ids,
            RandomBytes random,
            InstantSource clock) {
        this.users = users;
        this.credentials = credentials;
        this.hasher = hasher;
        this.sendVerification = sendVerification;
        this.passwordCheck = passwordCheck;
        this.links = links;
        this.tellOwner = tellOwner;
        this.mailLimits = mailLimits;
        this.audit = audit;
        this.transactions = transactions;
        this.policies = policies;
        this.ids = ids;
        this.random = random;
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
        PasswordOwner owner = PasswordOwner.newcomer(command.tenant(), command.email(), command.profile(), rules);
        return switch (passwordCheck.execute(command.password(), rules.password(), owner)) {
            case PasswordCheck.Verdict.Refused refused -> new RegisterResult.PasswordRefused(refused.faults());
            case PasswordCheck.Verdict.Accepted accepted -> register(command, accepted.password(), rules);
        };
    }

    private RegisterResult register(RegisterCommand command, AcceptedPassword password, Policies rules) {
        TenantId tenant = command.tenant();
        Profile profile = command.profile();
        // The name is looked at before the address: a taken one gives the same answer for known and unknown addresses.
        if (profile.username() != null && users.isUsernameTaken(tenant, profile.username(), null)) {
            audit.signUpFailed(tenant, null, "USERNAME_TAKEN", command.client());
            return new RegisterResult.UsernameTaken();
        }
        User owner = users.byEmail(tenant, command.email());
        if (owner != null && !rules.accounts().concealAccounts()) {
            audit.signUpFailed(tenant, owner.id(), "EMAIL_TAKEN", command.client());
            return new RegisterResult.EmailTaken();
        }
        if (owner == null && links.isAwaited(tenant, command.email())) {
            return concealed(command, null);
        }
        return owner == null ? add(command, password, rules) : concealed(command, owner);
    }

    private RegisterResult add(RegisterCommand command, AcceptedPassword password, Policies rules) {
        PasswordEnvelope envelope = hasher.hash(password);
        UserId id = new UserId(ids.next());
        TenantId tenant = command.tenant();
        String language = command.client().language();
        Users.Added added = transactions.run(() -> {
            Users.Added outcome =
                    users.add(new NewUser(id, tenant, command.email(), command.profile(), language, List.of()));
            if (outcome == Users.Added.ADDED) {
                credentials.setPassword(tenant, id, envelope);
                audit.signedUp(tenant, id, command.client());
                sendVerification.execute(tenant, id, command.email(), language, command.client());
            }
            return outcome;
        });
        return switch (added) {
            case ADDED -> new RegisterResult.MailSent();
            case USERNAME_TAKEN -> new RegisterResult.UsernameTaken();
            // Two registrations of one new address crossed: this one came second, and is judged as such.
            case EMAIL_TAKEN ->
                rules.accounts().concealAccounts()
                        ? concealed(command, users.byEmail(tenant, command.email()))
                        : new RegisterResult.EmailTaken();
        };
    }

    /** A hash is paid here too: time must not tell. */
    private RegisterResult concealed(RegisterCommand command, @Nullable User owner) {
        PasswordEnvelope nobodys = hasher.hash(AcceptedPassword.unguessable(random));
        boolean mayMail = mailLimits.mayMail(command.tenant(), LinkPurpose.VERIFY_EMAIL, command.email());
        transactions.run(() -> tellOwner.execute(
                command, owner == null ? null : users.hold(owner.tenant(), owner.id()), nobodys, mayMail));
        return new RegisterResult.MailSent();
    }
}
