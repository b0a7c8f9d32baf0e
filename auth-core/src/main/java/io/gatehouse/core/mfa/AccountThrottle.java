package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.Rate;
import io.gatehouse.core.policy.RateLimitsPolicy;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what strangers can do to one account few: guesses at its codes, mails into its owner's inbox. A place is taken before anything is
 * done, so a burst on many nodes gains nothing. Holds even where rate limits are left to another limiter: nobody else can count per
 * account.
 */
public final class AccountThrottle {
    private final String what;
    private final Function<RateLimitsPolicy, List<Rate>> rates;
    private final AccountLimits limits;
    private final PolicyBook policies;

    private AccountThrottle(
            String what, Function<RateLimitsPolicy, List<Rate>> rates, AccountLimits limits, PolicyBook policies) {
        this.what = what;
        this.rates = rates;
        this.limits = limits;
        this.policies = policies;
    }

    /** Counts tries of codes, and confirmations of identity with them. */
    public static AccountThrottle ofCodes(AccountLimits limits, PolicyBook policies) {
        return new AccountThrottle("mfaPerAccount", RateLimitsPolicy::mfaPerAccount, limits, policies);
    }

    /** Counts codes that are mailed: whoever knows a password could fill a mailbox with them. */
    public static AccountThrottle ofCodeMails(AccountLimits limits, PolicyBook policies) {
        return new AccountThrottle("codeMailsPerAccount", RateLimitsPolicy::codeMailsPerAccount, limits, policies);
    }

    /** Counts mails that tell of a lock: whoever knows an address could fill a mailbox with them. */
    public static AccountThrottle ofLockMails(AccountLimits limits, PolicyBook policies) {
        return new AccountThrottle("lockMailsPerAccount", RateLimitsPolicy::lockMailsPerAccount, limits, policies);
    }

    /** Returns null when there was a place to take, else how long to wait. */
    public @Nullable Duration take(TenantId tenant, UserId user) {
        List<Rate> all = rates(tenant);
        for (int at = 0; at < all.size(); at++) {
            Duration wait = limits.take(tenant, user, what, all.get(at));
            if (wait != null) {
                all.subList(0, at).forEach(taken -> limits.giveBack(tenant, user, what, taken));
                return wait;
            }
        }
        return null;
    }

    /** Gives the place back: a code that was right costs none, so people who sign in often are never refused. */
    public void giveBack(TenantId tenant, UserId user) {
        rates(tenant).forEach(rate -> limits.giveBack(tenant, user, what, rate));
    }

    /** Makes a comparison for which a place was taken, and gives the place back when there was no room to make it: nothing was guessed. */
    public boolean compare(TenantId tenant, UserId user, BooleanSupplier comparison) {
        try {
            return comparison.getAsBoolean();
        } catch (Overloaded busy) {
            giveBack(tenant, user);
            throw busy;
        }
    }

    private List<Rate> rates(TenantId tenant) {
        return rates.apply(policies.of(tenant).rateLimits());
    }
}
