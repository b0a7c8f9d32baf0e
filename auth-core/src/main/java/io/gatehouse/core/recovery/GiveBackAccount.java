package io.gatehouse.core.recovery;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.mfa.Authenticator;
import io.gatehouse.core.mfa.Authenticators;
import io.gatehouse.core.mfa.TurnOffMfa;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.EmailLink;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import java.time.Instant;
import java.util.List;

/**
 * Takes an account out of strangers' hands: what they know or hold opens nothing any longer, and its owner gets a link for a new
 * password. Ending the sessions alone would let a thief of the password sign in again at once.
 */
public final class GiveBackAccount {
    private final Users users;
    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final RandomBytes random;
    private final Authenticators authenticators;
    private final TurnOffMfa turnOffMfa;
    private final EndAccess endAccess;
    private final EmailLinks links;
    private final SignInLocks locks;
    private final IssueLink issueLink;
    private final Mails mails;
    private final AuditTrail audit;

    public GiveBackAccount(
            Users users,
            Credentials credentials,
            PasswordHasher hasher,
            RandomBytes random,
            Authenticators authenticators,
            TurnOffMfa turnOffMfa,
            EndAccess endAccess,
            EmailLinks links,
            SignInLocks locks,
            IssueLink issueLink,
            Mails mails,
            AuditTrail audit) {
        this.users = users;
        this.credentials = credentials;
        this.hasher = hasher;
        this.random = random;
        this.authenticators = authenticators;
        this.turnOffMfa = turnOffMfa;
        this.endAccess = endAccess;
        this.links = links;
        this.locks = locks;
        this.issueLink = issueLink;
        this.mails = mails;
        this.audit = audit;
    }

    /** Returns an envelope that no password opens. It costs a hash, so it is made before the transaction. */
    PasswordEnvelope nobodys() {
        return hasher.hash(AcceptedPassword.unguessable(random));
    }

    /**
     * Does it, inside the caller's transaction, which holds the account.
     *
     * @param user as it is while held
     * @param link from the notice that the owner got
     * @param address the owner's: it is put back if somebody has changed it
     * @return the sessions that ended, to be published after the commit
     * @throws Users.EmailTaken when another account has the address; the transaction is lost
     */
    List<SessionId> execute(User user, EmailLink link, Email address, PasswordEnvelope nobodys, Client client) {
        if (!address.key().equals(user.email().key())) {
            users.changeEmail(user.tenant(), user.id(), address);
        }
        // Notices since then went where a thief reads them, and lead back there.
        links.supersedeNotices(user.tenant(), user.id(), address, link.createdAt());
        takeAwayNewerApp(user, link.createdAt(), client);
        credentials.setPassword(user.tenant(), user.id(), nobodys);
        List<SessionId> ended = endAccess.execute(user.tenant(), user.id(), EndReason.NOT_ME);
        locks.forgetDevices(user);
        IssueLink.Issued reset = issueLink.execute(user.tenant(), user.id(), LinkPurpose.PASSWORD_RESET, null);
        mails.notMe(user.tenant(), address, user.language(), reset.token().text(), reset.life());
        return ended;
    }

    /**
     * An app that was set up with the notice or after it may be the thief's, and would keep the owner out. One that was there before
     * stays: else whoever reads somebody's mail could take their second factor away.
     */
    private void takeAwayNewerApp(User user, Instant noticed, Client client) {
        Authenticator app = authenticators.find(user.tenant(), user.id());
        Instant confirmedAt = app == null ? null : app.confirmedAt();
        if (confirmedAt != null && !confirmedAt.isBefore(noticed) && turnOffMfa.execute(user.tenant(), user.id())) {
            audit.mfaTakenAway(user.tenant(), user.id(), client);
        }
    }
}
