package io.gatehouse.core.token.postgres;

import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.token.SigningKeyStore;
import io.gatehouse.core.token.SigningKeyStoreBehaviour;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

class PgSigningKeyStoreTest extends SigningKeyStoreBehaviour {
    @AutoClose
    private static final PgCore core = new PgCore();

    @BeforeEach
    void forget() {
        core.database().run("DELETE FROM signing_keys");
    }

    @Override
    protected SigningKeyStore store() {
        return new PgSigningKeyStore(core.sql(), core.transactions());
    }
}
