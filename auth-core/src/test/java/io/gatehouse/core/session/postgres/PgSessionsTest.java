package io.gatehouse.core.session.postgres;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.session.SessionsBehaviour;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Time passes by moving what is stored into the past. */
class PgSessionsTest extends SessionsBehaviour {
    private static PgCore core;
    private Duration shift = Duration.ZERO;

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
        core.database().run("DELETE FROM sessions");
    }

    @Override
    protected Sessions sessions() {
        return new PgSessions(core.sql());
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
    protected void disable(UserId user) {
        core.database().run("UPDATE users SET status = 'disabled' WHERE id = '" + user + "'");
    }

    @Override
    protected void pass(Duration time) {
        shift = shift.plus(time);
        core.database()
                .run("UPDATE sessions SET rotated_at = rotated_at - i, created_at = created_at - i,"
                        + " last_used_at = last_used_at - i, idle_expires_at = idle_expires_at - i,"
                        + " expires_at = expires_at - i, ended_at = ended_at - i FROM (SELECT interval '"
                        + time.toMillis() + " milliseconds') AS past (i)");
    }

    @Override
    protected Duration shift() {
        return shift;
    }
}
