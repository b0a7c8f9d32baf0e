package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;

/** Begins to set up an authenticator app. Nothing changes before its first code is shown; an app in force stays so until then. */
public final class BeginTotp {
    private final Authenticators authenticators;
    private final Users users;
    private final PolicyBook policies;
    private final RandomBytes random;

    public BeginTotp(Authenticators authenticators, Users users, PolicyBook policies, RandomBytes random) {
        this.authenticators = authenticators;
        this.users = users;
        this.policies = policies;
        this.random = random;
    }

    public BeginTotpResult execute(AccessClaims principal) {
        Policies rules = policies.of(principal.tenant());
        User user = users.byId(principal.tenant(), principal.user());
        if (!rules.mfa().totp() || user == null) {
            return new BeginTotpResult.NotOffered();
        }
        Authenticator app = authenticators.find(principal.tenant(), principal.user());
        if (app != null && app.mustBeShownBy(principal)) {
            return new BeginTotpResult.SecondFactorNeeded();
        }
        TotpSecret fresh = TotpSecret.fresh(random);
        authenticators.begin(principal.tenant(), principal.user(), fresh);
        return new BeginTotpResult.Begun(
                fresh.letters(), fresh.uri(rules.product().name(), user.email().value()));
    }
}
