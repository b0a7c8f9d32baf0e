package io.gatehouse.core.testing;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.CodeHasher;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.login.SignIn;
import io.gatehouse.core.mfa.AccountThrottle;
import io.gatehouse.core.mfa.AnswerChallenge;
import io.gatehouse.core.mfa.BeginChallenge;
import io.gatehouse.core.mfa.BeginTotp;
import io.gatehouse.core.mfa.BeginTotpResult;
import io.gatehouse.core.mfa.ConfirmTotp;
import io.gatehouse.core.mfa.ConfirmTotpResult;
import io.gatehouse.core.mfa.EndTrust;
import io.gatehouse.core.mfa.GetMfa;
import io.gatehouse.core.mfa.IssueRecoveryCodes;
import io.gatehouse.core.mfa.MfaAlerts;
import io.gatehouse.core.mfa.NotMeLinks;
import io.gatehouse.core.mfa.Reauthenticate;
import io.gatehouse.core.mfa.RecoveryCode;
import io.gatehouse.core.mfa.RemoveTotp;
import io.gatehouse.core.mfa.RemoveTrustedDevice;
import io.gatehouse.core.mfa.RenewRecoveryCodes;
import io.gatehouse.core.mfa.SecondFactorCheck;
import io.gatehouse.core.mfa.TurnOffMfa;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.RehashPassword;
import io.gatehouse.core.session.DeviceGuess;
import io.gatehouse.core.session.SessionState;
import io.gatehouse.core.testing.memory.MemoryAccountLimits;
import io.gatehouse.core.testing.memory.MemoryAuthenticators;
import io.gatehouse.core.testing.memory.MemoryChallenges;
import io.gatehouse.core.testing.memory.MemoryRecoveryCodes;
import io.gatehouse.core.testing.memory.MemoryTrustedDevices;
import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The second factor of a {@link World}, on ports in memory. */
public final class MfaWorld {
    private static final DeviceGuess NO_GUESS = agent -> new DeviceGuess.Device(null, null, DeviceGuess.Kind.OTHER);

    public final MemoryAuthenticators authenticators;
    public final MemoryRecoveryCodes recoveryCodes = new MemoryRecoveryCodes();
    public final MemoryTrustedDevices devices;
    public final MemoryChallenges challenges;
    public final AccountThrottle throttle;
    private final AccountThrottle codeMails;
    public final EndTrust endTrust;
    public final TurnOffMfa turnOff;

    private final World world;
    private final CodeHasher recoveryHasher = new CodeHasher(World.keys(2, 1).derive("recovery-codes"));
    private final CodeHasher emailCodes = new CodeHasher(World.keys(2, 1).derive("email-codes"));
    private final SecondFactorCheck check;
    private final IssueRecoveryCodes issue;
    private final MfaAlerts alerts;

    public MfaWorld(World world) {
        this.world = world;
        this.authenticators = new MemoryAuthenticators(world.clock);
        this.devices = new MemoryTrustedDevices(world.clock);
        this.challenges = new MemoryChallenges(world.clock);
        MemoryAccountLimits limits = new MemoryAccountLimits(world.clock);
        this.throttle = AccountThrottle.ofCodes(limits, world.policyBook);
        this.codeMails = AccountThrottle.ofCodeMails(limits, world.policyBook);
        this.check =
                new SecondFactorCheck(authenticators, recoveryCodes, recoveryHasher, world.policyBook, world.clock);
        this.issue = new IssueRecoveryCodes(recoveryCodes, recoveryHasher, world.policyBook, world.randomBytes);
        this.alerts = new MfaAlerts(
                world.accounts,
                (tenant, user, to) -> new NotMeLinks.Link("not-me-" + to.value(), Duration.ofDays(7)),
                world.policyBook,
                world.mails);
        this.endTrust = new EndTrust(devices, challenges);
        this.turnOff = new TurnOffMfa(authenticators, recoveryCodes, endTrust, alerts);
        world.accounts.mfaEnabledWhen(authenticators::isOn);
    }

    public BeginTotp beginTotp() {
        return new BeginTotp(authenticators, world.accounts, world.policyBook, world.randomBytes);
    }

    public ConfirmTotp confirmTotp() {
        return new ConfirmTotp(
                authenticators,
                check,
                issue,
                endTrust,
                throttle,
                world.sessions,
                world.transactions,
                world.audit,
                alerts);
    }

    public RemoveTotp removeTotp() {
        return new RemoveTotp(authenticators, turnOff, world.transactions, world.audit);
    }

    public RenewRecoveryCodes renewRecoveryCodes() {
        return new RenewRecoveryCodes(authenticators, issue, world.transactions, world.audit, alerts);
    }

    public RemoveTrustedDevice removeTrustedDevice() {
        return new RemoveTrustedDevice(devices, world.transactions, world.audit);
    }

    public GetMfa getMfa() {
        return new GetMfa(authenticators, recoveryCodes, devices, NO_GUESS);
    }

    public BeginChallenge beginChallenge() {
        return new BeginChallenge(
                challenges,
                devices,
                emailCodes,
                codeMails,
                world.mails,
                world.audit,
                world.transactions,
                world.policyBook,
                world.ids,
                world.randomBytes);
    }

    public AnswerChallenge answerChallenge() {
        return new AnswerChallenge(
                challenges,
                check,
                emailCodes,
                devices,
                recoveryCodes,
                throttle,
                world.accounts,
                world.policyBook,
                world.transactions,
                world.audit,
                alerts);
    }

    public Reauthenticate reauthenticate() {
        return new Reauthenticate(
                authenticators,
                check,
                world.accounts,
                world.hasher,
                throttle,
                world.sessions,
                world.transactions,
                world.audit);
    }

    /** Signs in with this second factor. */
    public SignIn signIn(PasswordHasher hasher) {
        return new SignIn(
                world.accounts.forSignIn(),
                hasher,
                new RehashPassword(world.accounts, world.hasher, world.background),
                beginChallenge(),
                world.completeSignIn(),
                world.lockout,
                world.spraying,
                world.assess,
                world.alerts,
                world.policyBook,
                world.audit);
    }

    /** Opens a session and returns who is in it. */
    public AccessClaims session(UserId user) {
        SessionId id = Objects.requireNonNull(world.refreshTokens.read(world.signedIn(user)))
                .session();
        return claims(id);
    }

    /** What a session says of itself by now. */
    public AccessClaims claims(SessionId session) {
        SessionState found = world.sessions.find(World.TENANT, session);
        return Objects.requireNonNull(found).claims();
    }

    /** Sets an app up, waits a step so that its next code is fresh, and returns what the person holds. */
    public Phone turnedOn(AccessClaims principal) {
        if (!(beginTotp().execute(principal) instanceof BeginTotpResult.Begun begun)) {
            throw new AssertionError("no app was offered");
        }
        AuthenticatorApp app = new AuthenticatorApp(begun.secret().utf8());
        if (!(confirmTotp().execute(principal, Secret.ofUtf8(app.code(world.clock.instant())), World.CLIENT)
                instanceof ConfirmTotpResult.TurnedOn on)) {
            throw new AssertionError("the first code was refused");
        }
        world.clock.advance(AuthenticatorApp.PERIOD);
        return new Phone(app, on.codes());
    }

    /** A person's app and the paper in their drawer. */
    public record Phone(AuthenticatorApp app, List<RecoveryCode> codes) {}
}
