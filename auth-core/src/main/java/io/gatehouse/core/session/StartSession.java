package io.gatehouse.core.session;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.TokensPolicy;
import io.gatehouse.core.token.RefreshToken;
import io.gatehouse.core.token.RefreshTokens;
import java.util.List;

/** Opens a session for somebody who has proved who they are. To be called inside their transaction. */
public final class StartSession {
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final TokenMint mint;
    private final PolicyBook policies;
    private final Ids ids;

    public StartSession(Sessions sessions, RefreshTokens refreshTokens, TokenMint mint, PolicyBook policies, Ids ids) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.mint = mint;
        this.policies = policies;
        this.ids = ids;
    }

    /** Opens a session where the person already was. */
    public SessionTokens execute(TenantId tenant, UserId user, List<String> amr, boolean rememberMe, Client client) {
        return execute(tenant, user, amr, rememberMe, /* newPlace= */ false, client);
    }

    /** The same, perhaps on a device or in a country that the account had not seen. */
    public SessionTokens execute(
            TenantId tenant, UserId user, List<String> amr, boolean rememberMe, boolean newPlace, Client client) {
        TokensPolicy rules = policies.of(tenant).tokens();
        RefreshToken first = refreshTokens.first(new SessionId(ids.next()));
        SessionState opened = sessions.open(new NewSession(
                first.session(),
                tenant,
                user,
                first.hash(),
                amr,
                rememberMe,
                rememberMe ? rules.rememberIdle() : rules.refreshIdle(),
                rememberMe ? rules.rememberAbsolute() : rules.refreshAbsolute(),
                newPlace,
                client));
        return mint.fresh(opened, first);
    }
}
