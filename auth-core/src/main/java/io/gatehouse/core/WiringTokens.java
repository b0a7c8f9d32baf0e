package io.gatehouse.core;

import io.gatehouse.core.config.CoreConfig;
import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.postgres.PgTransactions;
import io.gatehouse.core.session.TokenMint;
import io.gatehouse.core.tenant.TenantDirectory;
import io.gatehouse.core.token.AccessLifetimes;
import io.gatehouse.core.token.KeyRotation;
import io.gatehouse.core.token.RefreshTokens;
import io.gatehouse.core.token.jose.JoseAccessTokens;
import io.gatehouse.core.token.jose.JoseKeyMaker;
import io.gatehouse.core.token.jose.SigningKeys;
import io.gatehouse.core.token.postgres.PgSigningKeyStore;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.gatehouse.kit.token.SharedTokenKeys;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Signing keys and both kinds of tokens, put together. Reads the keys that are there. */
final class WiringTokens {
    final SigningKeys signingKeys;
    final KeyRotation keyRotation;
    final JoseAccessTokens access;
    final RefreshTokens refresh;
    final TokenMint mint;

    WiringTokens(
            CoreConfig config,
            PgSql sql,
            PgTransactions transactions,
            SecureRandom random,
            RandomBytes randomBytes,
            PolicyBook policies,
            TenantDirectory tenants,
            AuditTrail audit,
            Ids ids,
            InstantSource clock) {
        KeyRing master = config.secrets().master();
        SharedTokenKeys shared = config.secrets().sharedTokenKeys();
        JoseKeyMaker maker = new JoseKeyMaker(new Sealer(master.derive("signing-keys"), random), clock);
        keyRotation = new KeyRotation(
                new PgSigningKeyStore(sql, transactions),
                maker,
                policies,
                /* hasStandIn= */ shared.active() != null,
                tenants::fallback,
                audit,
                ids,
                clock);
        signingKeys = new SigningKeys(keyRotation, maker, shared, policies, clock);
        signingKeys.reload();
        access = new JoseAccessTokens(
                signingKeys,
                config.publicOrigin().toString(),
                () -> policies.common().tokens().audience(),
                ids,
                clock);
        refresh = new RefreshTokens(master, randomBytes);
        mint = new TokenMint(access, refresh, new AccessLifetimes(policies, random), clock);
    }
}
