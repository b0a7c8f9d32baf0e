package io.gatehouse.core;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.kernel.Background;
import io.gatehouse.core.kernel.CodeHasher;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.mfa.AccountThrottle;
import io.gatehouse.core.mfa.Authenticators;
import io.gatehouse.core.mfa.EndTrust;
import io.gatehouse.core.mfa.TurnOffMfa;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.recovery.AddressHasher;
import io.gatehouse.core.recovery.CancelEmailChange;
import io.gatehouse.core.recovery.ChangePassword;
import io.gatehouse.core.recovery.ConfirmEmailChange;
import io.gatehouse.core.recovery.ConfirmUnlock;
import io.gatehouse.core.recovery.ConfirmUnlockByCode;
import io.gatehouse.core.recovery.EndAccess;
import io.gatehouse.core.recovery.GiveBackAccount;
import io.gatehouse.core.recovery.IssueUnlockCode;
import io.gatehouse.core.recovery.ReportNotMe;
import io.gatehouse.core.recovery.RequestEmailChange;
import io.gatehouse.core.recovery.RequestReset;
import io.gatehouse.core.recovery.RequestUnlock;
import io.gatehouse.core.recovery.ResetPassword;
import io.gatehouse.core.recovery.SignInLocks;
import io.gatehouse.core.recovery.UnlockCodes;
import io.gatehouse.core.recovery.http.EmailChangeRoutes;
import io.gatehouse.core.recovery.http.PasswordRoutes;
import io.gatehouse.core.recovery.http.RecoveryRoutes;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.session.StartSession;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.MailLimits;
import io.gatehouse.core.verification.ReadLink;
import java.util.List;
import java.util.function.Consumer;

/** The recovery slice, put together. */
final class WiringRecovery {
    private WiringRecovery() {}

    /** What recovery is given by the other slices. */
    record Parts(
            Users users,
            Credentials credentials,
            PasswordCheck passwordCheck,
            PasswordHasher hasher,
            Sessions sessions,
            StartSession startSession,
            EmailLinks links,
            IssueLink issueLink,
            Authenticators authenticators,
            TurnOffMfa turnOffMfa,
            EndTrust endTrust,
            SignInLocks locks,
            AccountThrottle tries,
            MailLimits limits,
            Mails mails,
            Background background,
            Revocations revocations,
            Transactions transactions,
            PolicyBook policies,
            AuditTrail audit,
            RandomBytes random,
            Ids ids,
            UnlockCodes unlockCodes,
            CodeHasher unlockCodeHasher,
            AddressHasher addressHasher) {}

    static List<Consumer<Operations>> routes(Parts parts) {
        ReadLink readLink = new ReadLink(parts.links);
        EndAccess endAccess = new EndAccess(parts.sessions, parts.endTrust, parts.links);
        GiveBackAccount giveBackAccount = new GiveBackAccount(
                parts.users,
                parts.credentials,
                parts.hasher,
                parts.random,
                parts.authenticators,
                parts.turnOffMfa,
                endAccess,
                parts.links,
                parts.locks,
                parts.issueLink,
                parts.mails,
                parts.audit);
        return List.of(
                recovery(parts, readLink, endAccess, giveBackAccount)::mount,
                new PasswordRoutes(changePassword(parts, endAccess))::mount,
                emailChange(parts, readLink, giveBackAccount)::mount);
    }

    private static RecoveryRoutes recovery(
            Parts parts, ReadLink readLink, EndAccess endAccess, GiveBackAccount giveBackAccount) {
        return new RecoveryRoutes(
                new RequestReset(
                        parts.users,
                        parts.issueLink,
                        parts.mails,
                        parts.limits,
                        parts.background,
                        parts.transactions,
                        parts.audit),
                new ResetPassword(
                        readLink,
                        parts.links,
                        parts.issueLink,
                        parts.users,
                        parts.credentials,
                        parts.passwordCheck,
                        parts.hasher,
                        endAccess,
                        parts.locks,
                        parts.mails,
                        parts.revocations,
                        parts.transactions,
                        parts.policies,
                        parts.audit),
                new RequestUnlock(
                        parts.users,
                        parts.issueLink,
                        new IssueUnlockCode(
                                parts.unlockCodes,
                                parts.unlockCodeHasher,
                                parts.addressHasher,
                                parts.policies,
                                parts.ids,
                                parts.random),
                        parts.mails,
                        parts.limits,
                        parts.background,
                        parts.transactions),
                new ConfirmUnlock(readLink, parts.links, parts.users, parts.locks, parts.transactions, parts.audit),
                new ConfirmUnlockByCode(
                        parts.unlockCodes,
                        parts.unlockCodeHasher,
                        parts.addressHasher,
                        parts.users,
                        parts.locks,
                        parts.policies,
                        parts.transactions,
                        parts.audit),
                new ReportNotMe(
                        readLink,
                        parts.links,
                        parts.users,
                        giveBackAccount,
                        parts.revocations,
                        parts.transactions,
                        parts.audit));
    }

    private static ChangePassword changePassword(Parts parts, EndAccess endAccess) {
        return new ChangePassword(
                parts.users,
                parts.credentials,
                parts.hasher,
                parts.passwordCheck,
                parts.tries,
                endAccess,
                parts.startSession,
                parts.issueLink,
                parts.mails,
                parts.revocations,
                parts.transactions,
                parts.policies,
                parts.audit);
    }

    private static EmailChangeRoutes emailChange(Parts parts, ReadLink readLink, GiveBackAccount giveBackAccount) {
        return new EmailChangeRoutes(
                new RequestEmailChange(
                        parts.users,
                        parts.links,
                        parts.issueLink,
                        parts.mails,
                        parts.limits,
                        parts.background,
                        parts.transactions,
                        parts.audit),
                new ConfirmEmailChange(readLink, parts.links, parts.users, parts.transactions, parts.audit),
                new CancelEmailChange(
                        readLink,
                        parts.links,
                        parts.users,
                        giveBackAccount,
                        parts.revocations,
                        parts.transactions,
                        parts.audit));
    }
}
