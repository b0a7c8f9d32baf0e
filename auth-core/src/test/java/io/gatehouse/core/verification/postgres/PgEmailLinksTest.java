package io.gatehouse.core.verification.postgres;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.EmailLinksBehaviour;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Time passes by moving what is stored into the past. */
class PgEmailLinksTest extends EmailLinksBehaviour {
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
    protected EmailLinks links() {
        return new PgEmailLinks(core.sql(), core.ids());
    }

    @Override
    protected UserId newUser() {
        UUID id = UUID.randomUUID();
        core.database()
                .run("INSERT INTO users (id, tenant_id, email, locale, roles) VALUES ('" + id + "', '" + World.TENANT
                        + "', '" + id + "@calder.studio', 'en', '{user}')");
        return new UserId(id);
    }

    @Override
    protected void pass(Duration time) {
        core.database()
                .run("UPDATE email_links SET created_at = created_at - i, expires_at = expires_at - i,"
                        + " used_at = used_at - i FROM (SELECT interval '" + time.toMillis()
                        + " milliseconds') AS past (i)");
    }
}
