package io.gatehouse.core.mfa;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.CodeHasher;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.kernel.TypedDigits;
import io.gatehouse.core.policy.MfaPolicy;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the answer to a challenge. The session is opened by the caller, after the answer is committed as spent. */
public final class AnswerChallenge {
    private final Challenges challenges;
    private final SecondFactorCheck check;
    private final CodeHasher emailCodes;
    private final TrustedDevices devices;
    private final RecoveryCodes recoveryCodes;
    private final AccountThrottle throttle;
    private final Users users;
    private final PolicyBook policies;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final MfaAlerts alerts;

    public AnswerChallenge(
            Challenges challenges,
            SecondFactorCheck check,
            CodeHasher emailCodes,
            TrustedDevices devices,
            RecoveryCodes recoveryCodes,
            AccountThrottle throttle,
            Users users,
            PolicyBook policies,
            Transactions transactions,
            AuditTrail audit,
            MfaAlerts alerts) {
        this.challenges = challenges;
        this.check = check;
        this.emailCodes = emailCodes;
        this.devices = devices;
        this.recoveryCodes = recoveryCodes;
        this.throttle = throttle;
        this.users = users;
        this.policies = policies;
        this.transactions = transactions;
        this.audit = audit;
        this.alerts = alerts;
    }

    /**
     * Answers.
     *
     * @param reference what the client was given when the challenge began
     * @param trustDevice whether this device shall not be asked again for a while
     */
    public ChallengeResult execute(
            TenantId tenant, Secret reference, PresentedCode presented, boolean trustDevice, Client client) {
        Challenge challenge = challenges.find(tenant, Challenge.hash(reference.utf8()));
        User user = challenge == null || !challenge.isOn(client) ? null : users.byId(tenant, challenge.user());
        if (challenge == null || user == null || hasChanged(user, challenge)) {
            return new ChallengeResult.NoChallenge();
        }
        if (!challenges.attempt(
                tenant, challenge.id(), policies.of(tenant).rateLimits().triesPerCode())) {
            return tooLate(challenge);
        }
        Duration wait = throttle.take(tenant, user.id());
        if (wait != null) {
            return new ChallengeResult.TooManyTries(wait);
        }
        ChallengeResult result = transactions.run(() -> prove(challenge, user, presented, trustDevice, client));
        if (result instanceof ChallengeResult.Proved) {
            throttle.giveBack(tenant, user.id());
        }
        return result;
    }

    /** Whoever was switched off or got a new password since then starts again, so that the sign-in page can say why. */
    private static boolean hasChanged(User user, Challenge challenge) {
        return user.disabled() || !user.passwordChangedAt().equals(challenge.passwordChangedAt());
    }

    /** A challenge that was tried too often is dead: another one needs the password again. Or it was answered a moment ago. */
    private ChallengeResult tooLate(Challenge challenge) {
        return challenges.find(challenge.tenant(), challenge.referenceHash()) == null
                ? new ChallengeResult.NoChallenge()
                : new ChallengeResult.TooManyTries(challenge.left());
    }

    private ChallengeResult prove(
            Challenge challenge, User user, PresentedCode presented, boolean trustDevice, Client client) {
        TenantId tenant = challenge.tenant();
        if (!challenges.hold(tenant, challenge.id())) {
            return new ChallengeResult.NoChallenge();
        }
        ChallengeMethod method = method(challenge, presented);
        if (method == null || !spend(challenge, method, presented)) {
            audit.challengeFailed(tenant, user.id(), method == null ? "NOT_OFFERED" : method.name(), client);
            return new ChallengeResult.WrongCode();
        }
        challenges.complete(tenant, challenge.id());
        if (method == ChallengeMethod.RECOVERY_CODE) {
            tellOfRecoveryCode(user, client);
        }
        if (trustDevice && method != ChallengeMethod.EMAIL_CODE) {
            trust(user, client);
        }
        return new ChallengeResult.Proved(user, amr(challenge, method), challenge.rememberMe());
    }

    private static @Nullable ChallengeMethod method(Challenge challenge, PresentedCode presented) {
        List<ChallengeMethod> offered = challenge.methods();
        return switch (presented) {
            case PresentedCode.Recovery recovery ->
                offered.contains(ChallengeMethod.RECOVERY_CODE) ? ChallengeMethod.RECOVERY_CODE : null;
            case PresentedCode.OneTime code ->
                offered.contains(ChallengeMethod.TOTP) ? ChallengeMethod.TOTP : ChallengeMethod.EMAIL_CODE;
        };
    }

    private boolean spend(Challenge challenge, ChallengeMethod method, PresentedCode presented) {
        Secret typed = switch (presented) {
            case PresentedCode.OneTime code -> code.typed();
            case PresentedCode.Recovery code -> code.typed();
        };
        return switch (method) {
            case TOTP -> check.spendTotp(challenge.tenant(), challenge.user(), typed);
            case RECOVERY_CODE -> check.spendRecoveryCode(challenge.tenant(), challenge.user(), typed);
            case EMAIL_CODE ->
                challenge.emailCode() != null
                        && emailCodes.matches(challenge.emailCode(), challenge.id(), TypedDigits.of(typed.utf8()));
        };
    }

    private void tellOfRecoveryCode(User user, Client client) {
        int left = recoveryCodes.unused(user.tenant(), user.id()).size();
        audit.recoveryCodeUsed(user.tenant(), user.id(), left, client);
        alerts.recoveryCodeUsed(user.tenant(), user.id(), left);
    }

    private void trust(User user, Client client) {
        MfaPolicy rules = policies.of(user.tenant()).mfa();
        byte[] device = DeviceHash.of(client);
        if (rules.trustedDevices() && device != null) {
            devices.trust(user.tenant(), user.id(), device, client.userAgent(), rules.trustedDeviceLifetime());
            audit.deviceTrusted(user.tenant(), user.id(), client);
        }
    }

    /** A code from the user's own mailbox is a second code, but no second thing that they hold. */
    private static List<String> amr(Challenge challenge, ChallengeMethod method) {
        return switch (method) {
            case TOTP -> Amr.with(challenge.amr(), Amr.ONE_TIME_CODE, Amr.MFA);
            case RECOVERY_CODE -> Amr.with(challenge.amr(), Amr.MFA);
            case EMAIL_CODE -> Amr.with(challenge.amr(), Amr.ONE_TIME_CODE);
        };
    }
}
