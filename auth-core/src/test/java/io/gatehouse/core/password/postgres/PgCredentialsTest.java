package io.gatehouse.core.password.postgres;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.CredentialsBehaviour;
import io.gatehouse.core.testing.PgCore;
import org.junit.jupiter.api.AutoClose;

class PgCredentialsTest extends CredentialsBehaviour {
    @AutoClose
    private static final PgCore core = new PgCore();

    @Override
    protected Credentials credentials() {
        return new PgCredentials(core.sql(), core.ids());
    }

    @Override
    protected UserId newUser() {
        return core.newUser();
    }
}
