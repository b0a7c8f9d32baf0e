package io.gatehouse.core.token.postgres;

import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.token.SigningKeyStore;
import io.gatehouse.core.token.SigningKeyStoreBehaviour;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PgSigningKeyStoreTest extends SigningKeyStoreBehaviour {
    private static PgCore core;

    @BeforeAll
    static void start() {
        core = new PgCore();
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @BeforeEach
    void forget() {
        core.database().run("DELETE FROM signing_keys");
    }

    @Override
    protected SigningKeyStore store() {
        return new PgSigningKeyStore(core.sql(), core.transactions());
    }
}
