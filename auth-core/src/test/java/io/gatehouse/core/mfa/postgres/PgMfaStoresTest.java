package io.gatehouse.core.mfa.postgres;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.AccountLimits;
import io.gatehouse.core.mfa.Challenges;
import io.gatehouse.core.mfa.MfaStoresBehaviour;
import io.gatehouse.core.mfa.RecoveryCodes;
import io.gatehouse.core.mfa.TrustedDevices;
import io.gatehouse.core.testing.PgCore;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;

/** Time passes by moving what is stored into the past. */
class PgMfaStoresTest extends MfaStoresBehaviour {
    @AutoClose
    private static final PgCore core = new PgCore();

    @Override
    protected RecoveryCodes recoveryCodes() {
        return new PgRecoveryCodes(core.sql(), core.ids());
    }

    @Override
    protected TrustedDevices devices() {
        return new PgTrustedDevices(core.sql(), core.ids());
    }

    @Override
    protected Challenges challenges() {
        return new PgChallenges(core.sql());
    }

    @Override
    protected AccountLimits limits() {
        return new PgAccountLimits(core.sql());
    }

    @Override
    protected UserId newUser() {
        return core.newUser();
    }

    @Override
    protected void pass(Duration time) {
        String past = " - interval '" + time.toMillis() + " milliseconds'";
        core.database()
                .run("UPDATE trusted_devices SET trusted_at = trusted_at" + past + ", expires_at = expires_at" + past);
        core.database()
                .run("UPDATE mfa_challenges SET created_at = created_at" + past + ", expires_at = expires_at" + past);
        core.database().run("UPDATE mfa_account_limits SET full_at = full_at" + past);
    }
}
