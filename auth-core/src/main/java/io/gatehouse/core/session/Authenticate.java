package io.gatehouse.core.session;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.token.AccessTokens;

/**
 * Says who presents an access token. At the core the session itself is asked too, so an ended session opens nothing here, however long
 * its access token would still live.
 */
public final class Authenticate {
    private final AccessTokens accessTokens;
    private final Sessions sessions;

    public Authenticate(AccessTokens accessTokens, Sessions sessions) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
    }

    public Authentication execute(TenantId tenant, String accessToken) {
        AccessClaims claims = accessTokens.verify(accessToken);
        if (claims == null || !claims.tenant().equals(tenant)) {
            return new Authentication.Nobody();
        }
        SessionState session = sessions.find(tenant, claims.session());
        if (session == null || !session.claims().user().equals(claims.user())) {
            return new Authentication.Nobody();
        }
        return session.endReason() == null
                ? new Authentication.SignedIn(session)
                : new Authentication.Over(session.endReason());
    }
}
