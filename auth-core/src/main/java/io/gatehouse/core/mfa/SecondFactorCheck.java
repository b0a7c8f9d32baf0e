package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.CodeHasher;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.kit.secret.Secret;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Checks second factors and spends them: what was right once is never right again. To be called inside a transaction. */
public final class SecondFactorCheck {
    private final Authenticators authenticators;
    private final RecoveryCodes recoveryCodes;
    private final CodeHasher recoveryHasher;
    private final PolicyBook policies;
    private final InstantSource clock;

    public SecondFactorCheck(
            Authenticators authenticators,
            RecoveryCodes recoveryCodes,
            CodeHasher recoveryHasher,
            PolicyBook policies,
            InstantSource clock) {
        this.authenticators = authenticators;
        this.recoveryCodes = recoveryCodes;
        this.recoveryHasher = recoveryHasher;
        this.policies = policies;
        this.clock = clock;
    }

    /** Returns the step of a code, or nothing when the secret did not make it just now. Spends nothing. */
    OptionalLong step(TenantId tenant, TotpSecret secret, Secret typed) {
        return Totp.step(
                secret, typed.utf8(), clock.instant(), policies.of(tenant).mfa().allowedSteps());
    }

    /** Whether it is a code of the app in force that nobody used before. */
    boolean spendTotp(TenantId tenant, UserId user, Secret typed) {
        Authenticator app = authenticators.find(tenant, user);
        if (app == null || app.secret() == null) {
            return false;
        }
        OptionalLong step = step(tenant, app.secret(), typed);
        return step.isPresent() && authenticators.use(tenant, user, step.getAsLong());
    }

    /** Whether it is a recovery code that nobody used before. */
    boolean spendRecoveryCode(TenantId tenant, UserId user, Secret typed) {
        RecoveryCode code = RecoveryCode.parse(typed.utf8());
        if (code == null) {
            return false;
        }
        for (RecoveryCodes.Unused unused : recoveryCodes.unused(tenant, user)) {
            if (recoveryHasher.matches(unused.code(), user.value(), code.letters())) {
                return recoveryCodes.use(tenant, user, unused.id());
            }
        }
        return false;
    }
}
