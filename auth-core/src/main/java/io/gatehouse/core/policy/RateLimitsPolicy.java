package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.util.List;

/** How often somebody may try. Per address of the client (IPv6 by /64) unless a key says otherwise; several rates hold together. */
public record RateLimitsPolicy(
        @Doc(
                "Whether limits are kept at all, but for those on second-factor codes and on mails per account, which always hold. Switch them off only behind another limiter.")
        @Default("true")
        boolean enabled,

        @Doc("Registrations.") @Default("5/1m,20/1h") List<Rate> register,

        @Doc("Sign-ins; one that succeeds gives its place back.") @Default("10/1m")
        List<Rate> login,

        @Doc("Requests for a reset or an unlock mail.") @Default("3/1m")
        List<Rate> forgot,

        @Doc("The same, per email address.") @Default("3/1h")
        List<Rate> forgotPerEmail,

        @Doc(
                "Requests for another confirmation mail, and mails that tell an owner of a registration of their address, per email address.")
        @Default("3/1h")
        List<Rate> resendPerEmail,

        @Doc("Uses of mailed links; one that succeeds gives its place back.") @Default("10/1m")
        List<Rate> verify,

        @Doc("Refreshes; one that succeeds gives its place back.") @Default("30/1m")
        List<Rate> refresh,

        @Doc("Refreshes, per session; a place is spent by success too.") @Default("20/5m")
        List<Rate> refreshPerSession,

        @Doc(
                "Second-factor codes, per started sign-in, which waits no longer than mfa.challengeLifetime; and tries of a mailed unlock code, per code.")
        @Default("5/10m")
        List<Rate> mfaPerChallenge,

        @Doc("Second-factor codes and confirmations of identity, per account; one that is right gives its place back.")
        @Default("10/1h")
        List<Rate> mfaPerAccount,

        @Doc("Mailed sign-in codes, per account; beyond them the sign-in waits.") @Default("5/10m,20/1d")
        List<Rate> codeMailsPerAccount,

        @Doc("Mails that tell of a lock, per account; the lock and its event stay.") @Default("2/1h,5/1d")
        List<Rate> lockMailsPerAccount) {
    /** Returns how often a started sign-in or a mailed unlock code may be tried in all. */
    public int triesPerCode() {
        return mfaPerChallenge.stream().mapToInt(Rate::times).min().orElse(Integer.MAX_VALUE);
    }
}
