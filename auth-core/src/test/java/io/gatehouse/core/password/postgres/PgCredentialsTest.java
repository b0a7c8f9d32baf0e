package io.gatehouse.core.password.postgres;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.CredentialsBehaviour;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PgCredentialsTest extends CredentialsBehaviour {
    private static PgCore core;

    @BeforeAll
    static void start() {
        core = new PgCore();
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @Override
    protected Credentials credentials() {
        return new PgCredentials(core.sql(), core.ids());
    }

    @Override
    protected UserId newUser() {
        UUID id = UUID.randomUUID();
        core.database()
                .run("INSERT INTO users (id, tenant_id, email, locale, roles) VALUES ('" + id + "', '" + World.TENANT
                        + "', '" + id + "@calder.studio', 'en', '{user}')");
        return new UserId(id);
    }
}
