package io.gatehouse.core.registration;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.user.User;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import org.jspecify.annotations.Nullable;

/**
 * What a registration does with an address that has an account: its owner gets a mail. To be called inside a transaction.
 *
 * <p>An account whose address nobody has confirmed is contested by a second registration. One of the two may be an attacker who waits
 * for the owner to confirm the address with the attacker's password in force ("pre-hijacking"). Keeping the first password helps an
 * attacker who came first, taking the second one helps an attacker who comes later. So neither counts: the account gets a password that
 * nobody knows, links that would only confirm the address die, and a mail lets whoever reads that address choose a password.
 */
public final class TellOwner {
    private final Credentials credentials;
    private final EmailLinks links;
    private final IssueLink issueLink;
    private final Mails mails;
    private final PolicyBook policies;
    private final AuditTrail audit;

    public TellOwner(
            Credentials credentials,
            EmailLinks links,
            IssueLink issueLink,
            Mails mails,
            PolicyBook policies,
            AuditTrail audit) {
        this.credentials = credentials;
        this.links = links;
        this.issueLink = issueLink;
        this.mails = mails;
        this.policies = policies;
        this.audit = audit;
    }

    /**
     * Queues the mail.
     *
     * @param owner null when the address only waits for somebody to come back to it
     * @param nobodys an envelope of a password that nobody knows
     * @param mayMail false when the address got enough mails of this kind; all else is done the same way
     */
    void execute(RegisterCommand command, @Nullable User owner, PasswordEnvelope nobodys, boolean mayMail) {
        TenantId tenant = command.tenant();
        if (owner == null) {
            audit.signUpFailed(tenant, null, "EMAIL_TAKEN", command.client());
            if (mayMail) {
                mails.accountExists(tenant, command.email(), command.client().language());
            }
        } else if (isContested(owner)) {
            audit.signUpFailed(tenant, owner.id(), "EMAIL_CONTESTED", command.client());
            credentials.setPassword(tenant, owner.id(), nobodys);
            links.supersede(tenant, owner.id(), LinkPurpose.VERIFY_EMAIL);
            if (mayMail) {
                mailChoice(owner);
            }
        } else {
            audit.signUpFailed(tenant, owner.id(), "EMAIL_TAKEN", command.client());
            if (mayMail) {
                mails.accountExists(tenant, owner.email(), owner.language());
            }
        }
    }

    private void mailChoice(User owner) {
        IssueLink.Issued link = issueLink.execute(owner.tenant(), owner.id(), LinkPurpose.PASSWORD_RESET, null);
        mails.choosePassword(
                owner.tenant(), owner.email(), owner.language(), link.token().text(), link.life());
    }

    /** Where people may sign in before they confirm, anybody could make a used password useless by registering again. */
    private boolean isContested(User owner) {
        return !owner.emailVerified()
                && !owner.disabled()
                && policies.of(owner.tenant()).accounts().requireVerifiedEmail();
    }
}
