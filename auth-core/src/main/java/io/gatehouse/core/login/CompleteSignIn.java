package io.gatehouse.core.login;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.RiskAction;
import io.gatehouse.core.risk.RememberDevice;
import io.gatehouse.core.risk.RiskVerdict;
import io.gatehouse.core.risk.Signal;
import io.gatehouse.core.session.LimitSessions;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.session.SessionTokens;
import io.gatehouse.core.session.SignOut;
import io.gatehouse.core.session.StartSession;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets somebody in who has proved all that was asked. The new session begins and the one it replaces ends in one transaction. */
public final class CompleteSignIn {
    private final Users users;
    private final StartSession startSession;
    private final LimitSessions limitSessions;
    private final SignOut signOut;
    private final Revocations revocations;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final RememberDevice rememberDevice;
    private final SignInAlerts alerts;

    public CompleteSignIn(
            Users users,
            StartSession startSession,
            LimitSessions limitSessions,
            SignOut signOut,
            Revocations revocations,
            Transactions transactions,
            AuditTrail audit,
            RememberDevice rememberDevice,
            SignInAlerts alerts) {
        this.users = users;
        this.startSession = startSession;
        this.limitSessions = limitSessions;
        this.signOut = signOut;
        this.revocations = revocations;
        this.transactions = transactions;
        this.audit = audit;
        this.rememberDevice = rememberDevice;
        this.alerts = alerts;
    }

    /**
     * Opens the session, unless the account was switched off or got another password while this one was looked at: a hash takes long
     * enough for an owner to shut somebody out.
     *
     * @param proved the account whose password was right
     * @param amr how they proved who they are (RFC 8176)
     * @param verdict what a look at this sign-in found: it is told to the person and kept with the session
     * @param replaces the refresh token of the session that this browser still has
     * @param withIt what else is to be written if, and only if, the session opens
     * @return null when what was proved is worth nothing any longer
     */
    public SignInResult.@Nullable SignedIn execute(
            User proved,
            List<String> amr,
            boolean rememberMe,
            RiskVerdict verdict,
            @Nullable String replaces,
            Client client,
            Runnable withIt) {
        TenantId tenant = proved.tenant();
        List<SessionId> replaced = new ArrayList<>();
        List<SessionId> madeRoom = new ArrayList<>();
        SignInResult.SignedIn signedIn = transactions.run(() -> {
            User user = users.hold(tenant, proved.id());
            if (user == null || user.disabled() || !user.passwordChangedAt().equals(proved.passwordChangedAt())) {
                return null;
            }
            withIt.run();
            SessionTokens opened =
                    startSession.execute(tenant, user.id(), amr, rememberMe, verdict.isNewPlace(), client);
            audit.signedIn(tenant, user.id(), opened.session(), amr, client);
            note(user, verdict, opened.session(), client);
            rememberDevice.execute(tenant, user.id(), client);
            if (replaces != null) {
                SessionId ended = signOut.end(tenant, replaces, EndReason.REPLACED_BY_SIGN_IN, client);
                if (ended != null) {
                    replaced.add(ended);
                }
            }
            madeRoom.addAll(limitSessions.execute(tenant, user.id(), opened.session(), client));
            return new SignInResult.SignedIn(user, opened);
        });
        revocations.publish(replaced, EndReason.REPLACED_BY_SIGN_IN);
        revocations.publish(madeRoom, EndReason.SESSION_LIMIT);
        return signedIn;
    }

    /** Writes down a sign-in that goes no further because of what was found. */
    void blocked(User user, RiskVerdict verdict, Client client) {
        for (Signal signal : verdict.signals()) {
            audit.anomaly(user.tenant(), user.id(), null, signal.name(), RiskAction.BLOCK.name(), client);
        }
    }

    private void note(User user, RiskVerdict verdict, SessionId session, Client client) {
        for (Signal signal : verdict.signals()) {
            if (signal == Signal.NEW_DEVICE) {
                audit.newDevice(
                        user.tenant(), user.id(), session, verdict.action().name(), client);
            } else {
                audit.anomaly(
                        user.tenant(),
                        user.id(),
                        session,
                        signal.name(),
                        verdict.action().name(),
                        client);
            }
        }
        alerts.unusualSignIn(user, verdict, client);
    }
}
