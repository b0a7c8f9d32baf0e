package io.gatehouse.core.mfa;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.CodeHasher;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.EmailCode;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.MfaPolicy;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.user.User;
import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks somebody whose password was right for more, if more is needed. */
public final class BeginChallenge {
    private static final int REFERENCE_BYTES = 32;
    private static final List<ChallengeMethod> APP = List.of(ChallengeMethod.TOTP, ChallengeMethod.RECOVERY_CODE);
    private static final List<ChallengeMethod> MAIL = List.of(ChallengeMethod.EMAIL_CODE);

    private final Challenges challenges;
    private final TrustedDevices devices;
    private final CodeHasher emailCodes;
    private final AccountThrottle codeMails;
    private final Mails mails;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final PolicyBook policies;
    private final Ids ids;
    private final RandomBytes random;

    public BeginChallenge(
            Challenges challenges,
            TrustedDevices devices,
            CodeHasher emailCodes,
            AccountThrottle codeMails,
            Mails mails,
            AuditTrail audit,
            Transactions transactions,
            PolicyBook policies,
            Ids ids,
            RandomBytes random) {
        this.challenges = challenges;
        this.devices = devices;
        this.emailCodes = emailCodes;
        this.codeMails = codeMails;
        this.mails = mails;
        this.audit = audit;
        this.transactions = transactions;
        this.policies = policies;
        this.ids = ids;
        this.random = random;
    }

    /**
     * Begins a challenge.
     *
     * @param amr what was proved so far (RFC 8176)
     * @param challengeDemanded whether this sign-in looks risky: then a trusted device is asked too, and so is somebody without an app
     */
    public BeginChallengeResult execute(
            User user, List<String> amr, boolean rememberMe, boolean challengeDemanded, Client client) {
        if (!challengeDemanded && (!user.mfaEnabled() || isTrusted(user, client))) {
            return new BeginChallengeResult.NotNeeded();
        }
        Duration wait = user.mfaEnabled() ? null : codeMails.take(user.tenant(), user.id());
        if (wait != null) {
            return new BeginChallengeResult.TooManyMails(wait);
        }
        MfaPolicy rules = policies.of(user.tenant()).mfa();
        List<ChallengeMethod> methods = user.mfaEnabled() ? APP : MAIL;
        UUID id = ids.next();
        String reference = Base64.getUrlEncoder().withoutPadding().encodeToString(random.next(REFERENCE_BYTES));
        @Nullable EmailCode code = user.mfaEnabled() ? null : EmailCode.fresh(random);
        Challenge challenge = new Challenge(
                id,
                user.tenant(),
                user.id(),
                Challenge.hash(reference),
                DeviceHash.of(client),
                methods,
                amr,
                rememberMe,
                user.passwordChangedAt(),
                code == null ? null : emailCodes.hash(id, code.digits()),
                rules.challengeLifetime());
        transactions.run(() -> {
            challenges.open(challenge);
            if (code != null) {
                mails.signInCode(user.tenant(), user.email(), user.language(), code.digits(), challenge.left());
            }
            audit.challenged(user.tenant(), user.id(), names(methods), client);
        });
        boolean isTrustOffered = user.mfaEnabled() && rules.trustedDevices() && client.device() != null;
        return new BeginChallengeResult.Begun(
                new BegunChallenge(Secret.ofUtf8(reference), methods, challenge.left(), isTrustOffered));
    }

    private boolean isTrusted(User user, Client client) {
        byte[] device = DeviceHash.of(client);
        return device != null
                && policies.of(user.tenant()).mfa().trustedDevices()
                && devices.isTrusted(user.tenant(), user.id(), device);
    }

    private static String names(List<ChallengeMethod> methods) {
        return String.join(",", methods.stream().map(Enum::name).toList());
    }
}
