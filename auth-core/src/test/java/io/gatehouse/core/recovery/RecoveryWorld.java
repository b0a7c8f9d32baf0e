package io.gatehouse.core.recovery;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.CodeHasher;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.testing.MfaWorld;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.testing.memory.MemoryUnlockCodes;
import io.gatehouse.core.user.User;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.MailLimits;
import io.gatehouse.core.verification.ReadLink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The recovery slice of a {@link World}, on ports in memory. */
final class RecoveryWorld implements SignInLocks, MailLimits {
    final World world = new World();
    final MfaWorld mfa = new MfaWorld(world);
    final List<String> locks = new ArrayList<>();
    final Set<Email> overTheLimit = new HashSet<>();
    final CodeHasher codeHasher = new CodeHasher(World.keys(2, 1).derive("unlock-codes"));
    final AddressHasher addressHasher = new AddressHasher(World.keys(2, 1).derive("unlock-addresses"));
    final UnlockCodes unlockCodes = new MemoryUnlockCodes(world.clock);

    /** How often a try found a code to be held against. */
    int codesFound;

    private final UnlockCodes counted = new UnlockCodes() {
        @Override
        public void replace(UnlockCode code) {
            unlockCodes.replace(code);
        }

        @Override
        public @Nullable Tried attempt(TenantId tenant, byte[] addressHash, byte[] deviceHash, int most) {
            Tried tried = unlockCodes.attempt(tenant, addressHash, deviceHash, most);
            codesFound += tried == null ? 0 : 1;
            return tried;
        }

        @Override
        public boolean use(TenantId tenant, UUID id) {
            return unlockCodes.use(tenant, id);
        }
    };

    final ReadLink readLink = new ReadLink(world.links);
    final EndAccess endAccess = new EndAccess(world.sessions, mfa.endTrust, world.links);
    final GiveBackAccount giveBackAccount = new GiveBackAccount(
            world.accounts,
            world.accounts,
            world.hasher,
            world.randomBytes,
            mfa.authenticators,
            mfa.turnOff,
            endAccess,
            world.links,
            this,
            world.issueLink,
            world.mails,
            world.audit);

    RequestReset requestReset() {
        return new RequestReset(
                world.accounts, world.issueLink, world.mails, this, world.background, world.transactions, world.audit);
    }

    ResetPassword resetPassword() {
        return resetPassword(world.passwordCheck);
    }

    ResetPassword resetPassword(PasswordCheck passwordCheck) {
        return new ResetPassword(
                readLink,
                world.links,
                world.issueLink,
                world.accounts,
                world.accounts,
                passwordCheck,
                world.hasher,
                endAccess,
                this,
                world.mails,
                world,
                world.transactions,
                world.policyBook,
                world.audit);
    }

    ChangePassword changePassword() {
        return new ChangePassword(
                world.accounts,
                world.accounts,
                world.hasher,
                world.passwordCheck,
                mfa.throttle,
                endAccess,
                world.startSession(),
                world.issueLink,
                world.mails,
                world,
                world.transactions,
                world.policyBook,
                world.audit);
    }

    RequestUnlock requestUnlock() {
        return new RequestUnlock(
                world.accounts,
                world.issueLink,
                new IssueUnlockCode(
                        unlockCodes, codeHasher, addressHasher, world.policyBook, world.ids, world.randomBytes),
                world.mails,
                this,
                world.background,
                world.transactions);
    }

    ConfirmUnlock confirmUnlock() {
        return new ConfirmUnlock(readLink, world.links, world.accounts, this, world.transactions, world.audit);
    }

    ConfirmUnlockByCode confirmUnlockByCode() {
        return new ConfirmUnlockByCode(
                counted,
                codeHasher,
                addressHasher,
                world.accounts,
                this,
                world.policyBook,
                world.transactions,
                world.audit);
    }

    ReportNotMe reportNotMe() {
        return reportNotMe(world.transactions);
    }

    ReportNotMe reportNotMe(Transactions transactions) {
        return new ReportNotMe(
                readLink, world.links, world.accounts, giveBackAccount, world, transactions, world.audit);
    }

    /** Lets somebody else be faster, once: between a look at the account and the deed. */
    Transactions after(Runnable somebodyElse) {
        return new Transactions() {
            private boolean isFirst = true;

            @Override
            public <T extends @Nullable Object> T run(Supplier<T> work) {
                if (isFirst) {
                    isFirst = false;
                    somebodyElse.run();
                }
                return world.transactions.run(work);
            }
        };
    }

    RequestEmailChange requestEmailChange() {
        return new RequestEmailChange(
                world.accounts,
                world.links,
                world.issueLink,
                world.mails,
                this,
                world.background,
                world.transactions,
                world.audit);
    }

    ConfirmEmailChange confirmEmailChange() {
        return new ConfirmEmailChange(readLink, world.links, world.accounts, world.transactions, world.audit);
    }

    CancelEmailChange cancelEmailChange() {
        return cancelEmailChange(world.transactions);
    }

    CancelEmailChange cancelEmailChange(Transactions transactions) {
        return new CancelEmailChange(
                readLink, world.links, world.accounts, giveBackAccount, world, transactions, world.audit);
    }

    @Override
    public void clear(User user) {
        locks.add("clear " + user.email().value());
    }

    @Override
    public void remember(User user, Client client) {
        locks.add("remember " + client.device());
    }

    @Override
    public void forgetDevices(User user) {
        locks.add("forget " + user.email().value());
    }

    @Override
    public boolean mayMail(TenantId tenant, LinkPurpose purpose, Email to) {
        return !overTheLimit.contains(to);
    }
}
