package io.gatehouse.core.recovery;

import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
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
    private final EndAccess endAccess;
    private final SignInLocks locks;
    private final IssueLink issueLink;
    private final Mails mails;

    public GiveBackAccount(
            Users users,
            Credentials credentials,
            PasswordHasher hasher,
            RandomBytes random,
            EndAccess endAccess,
            SignInLocks locks,
            IssueLink issueLink,
            Mails mails) {
        this.users = users;
        this.credentials = credentials;
        this.hasher = hasher;
        this.random = random;
        this.endAccess = endAccess;
        this.locks = locks;
        this.issueLink = issueLink;
        this.mails = mails;
    }

    /** Returns an envelope that no password opens. It costs a hash, so it is made before the transaction. */
    PasswordEnvelope nobodys() {
        return hasher.hash(AcceptedPassword.unguessable(random));
    }

    /**
     * Does it, inside the caller's transaction.
     *
     * @param address the owner's: it is put back if somebody has changed it
     * @return the sessions that ended, to be published after the commit
     * @throws Users.EmailTaken when another account has the address; the transaction is lost
     */
    List<SessionId> execute(User user, Email address, PasswordEnvelope nobodys) {
        if (!address.key().equals(user.email().key())) {
            users.changeEmail(user.tenant(), user.id(), address);
        }
        credentials.setPassword(user.tenant(), user.id(), nobodys);
        List<SessionId> ended = endAccess.execute(user.tenant(), user.id(), EndReason.NOT_ME);
        locks.forgetDevices(user);
        IssueLink.Issued link = issueLink.execute(user.tenant(), user.id(), LinkPurpose.PASSWORD_RESET, null);
        mails.notMe(user.tenant(), address, user.language(), link.token().text(), link.life());
        return ended;
    }
}
