package io.gatehouse.core.token;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.policy.ExchangePolicy;
import io.gatehouse.core.policy.PolicyBook;

/** Gives a signed-in person a short-lived token for one other audience, with no more rights than they have. */
public final class ExchangeToken {
    private final AccessTokens accessTokens;
    private final PolicyBook policies;

    public ExchangeToken(AccessTokens accessTokens, PolicyBook policies) {
        this.accessTokens = accessTokens;
        this.policies = policies;
    }

    public ExchangeTokenResult execute(AccessClaims principal, String audience) {
        ExchangePolicy policy = policies.of(principal.tenant()).tokens().exchange();
        if (!policy.enabled()) {
            return new ExchangeTokenResult.Off();
        }
        return policy.audiences().contains(audience)
                ? new ExchangeTokenResult.Issued(accessTokens.issueFor(principal, audience, policy.lifetime()))
                : new ExchangeTokenResult.AudienceRefused();
    }
}
