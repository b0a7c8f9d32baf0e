package io.gatehouse.core.login;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Background;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.mfa.AccountThrottle;
import io.gatehouse.core.mfa.NotMeLinks;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.RiskAction;
import io.gatehouse.core.risk.PlaceFinder;
import io.gatehouse.core.risk.RiskVerdict;
import io.gatehouse.core.risk.Signal;
import io.gatehouse.core.session.DeviceGuess;
import io.gatehouse.core.session.SessionState;
import io.gatehouse.core.session.SessionWatch;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells people by mail, in plain words, what was noticed about sign-ins to their account, with a way to say that it was not them. */
public final class SignInAlerts implements SessionWatch {
    private final Users users;
    private final Sessions sessions;
    private final Mails mails;
    private final NotMeLinks notMeLinks;
    private final IssueLink issueLink;
    private final AccountThrottle lockMails;
    private final DeviceGuess devices;
    private final PlaceFinder places;
    private final PolicyBook policies;
    private final Background background;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final InstantSource clock;

    public SignInAlerts(
            Users users,
            Sessions sessions,
            Mails mails,
            NotMeLinks notMeLinks,
            IssueLink issueLink,
            AccountThrottle lockMails,
            DeviceGuess devices,
            PlaceFinder places,
            PolicyBook policies,
            Background background,
            Transactions transactions,
            AuditTrail audit,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.mails = mails;
        this.notMeLinks = notMeLinks;
        this.issueLink = issueLink;
        this.lockMails = lockMails;
        this.devices = devices;
        this.places = places;
        this.policies = policies;
        this.background = background;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody signed in, and something about it is unusual. To be called in the transaction that opens the session. */
    void unusualSignIn(User user, RiskVerdict verdict, Client client) {
        if (verdict.isAlert() && policies.of(user.tenant()).alerts().mailNewDevice()) {
            Map<String, String> about = about(user, client);
            about.put("signs", verdict.signals().stream().map(Signal::name).collect(Collectors.joining(",")));
            mails.unusualSignIn(notice(user), about);
        }
    }

    /**
     * Wrong passwords locked the account. After the answer: how long it takes must not tell that there is one. Not every time: whoever
     * goes on guessing must not fill the owner's mailbox, and the link of an earlier mail works on.
     */
    void locked(User user) {
        if (user.disabled() || !policies.of(user.tenant()).alerts().mailLockout()) {
            return;
        }
        whenThereIsRoom("telling of a lock", () -> {
            if (lockMails.take(user.tenant(), user.id()) == null) {
                transactions.run(() -> mailLock(user));
            }
        });
    }

    private void mailLock(User user) {
        IssueLink.Issued link = issueLink.execute(user.tenant(), user.id(), LinkPurpose.UNLOCK, null);
        mails.accountLocked(
                user.tenant(), user.email(), user.language(), link.token().text(), link.life());
    }

    /** A session goes on in a browser of another family, or with another device cookie: most likely it was copied. */
    @Override
    public void refreshed(SessionState session, Client client) {
        boolean isOtherDevice = session.device() != null
                && client.device() != null
                && !session.device().equals(client.device());
        boolean isOtherBrowser = !Objects.equals(session.userAgent(), client.userAgent())
                && !Objects.equals(family(session.userAgent()), family(client.userAgent()));
        if (isOtherDevice || isOtherBrowser) {
            whenThereIsRoom("looking at a session that moved", () -> moved(session, client));
        }
    }

    /**
     * Drops the work when too much waits: a wrong password must be answered as for a name that nobody has, and a session goes on. The next
     * lock or refresh tries again.
     */
    private void whenThereIsRoom(String doing, Runnable work) {
        try {
            background.run(doing, work);
        } catch (Overloaded full) {
            return;
        }
    }

    private void moved(SessionState session, Client client) {
        var claims = session.claims();
        RiskAction action = policies.of(claims.tenant()).risk().deviceDrift();
        transactions.run(() -> {
            // Once for each move, on whatever node it was seen.
            if (!sessions.moved(claims.tenant(), claims.session(), client.device(), client.userAgent())) {
                return;
            }
            audit.anomaly(
                    claims.tenant(),
                    claims.user(),
                    claims.session(),
                    Signal.DEVICE_DRIFT.name(),
                    action.name(),
                    client);
            User user = users.byId(claims.tenant(), claims.user());
            if (user != null && action.compareTo(RiskAction.ALERT) >= 0) {
                mails.sessionMoved(notice(user), about(user, client));
            }
        });
    }

    private @Nullable String family(@Nullable String userAgent) {
        return devices.of(userAgent).browser();
    }

    private Mails.Notice notice(User user) {
        NotMeLinks.Link notMe = notMeLinks.issue(user.tenant(), user.id(), user.email());
        return new Mails.Notice(user.tenant(), user.email(), user.language(), notMe.token(), notMe.life());
    }

    private Map<String, String> about(User user, Client client) {
        DeviceGuess.Device device = devices.of(client.userAgent());
        Map<String, String> about = new HashMap<>();
        String browser = device.browser() == null ? "?" : device.browser();
        about.put("device", device.os() == null ? browser : browser + " (" + device.os() + ")");
        String place = places.name(client.address(), user.language());
        about.put("place", place == null ? client.address() : place + " (" + client.address() + ")");
        about.put("time", clock.instant().toString());
        return about;
    }
}
