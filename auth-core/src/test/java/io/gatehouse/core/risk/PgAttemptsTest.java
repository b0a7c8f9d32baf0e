package io.gatehouse.core.risk;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.risk.postgres.PgAttempts;
import io.gatehouse.core.risk.postgres.PgKnownDevices;
import io.gatehouse.core.testing.PgCore;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** Time passes by moving what is stored into the past. */
class PgAttemptsTest extends AttemptsBehaviour {
    @AutoClose
    private static final PgCore core = new PgCore();

    @BeforeEach
    void empty() {
        core.database().run("DELETE FROM sign_in_failures");
    }

    @Override
    Attempts attempts() {
        return new PgAttempts(core.sql());
    }

    @Override
    KnownDevices devices() {
        return new PgKnownDevices(core.sql());
    }

    @Override
    UserId newUser() {
        return core.newUser();
    }

    @Override
    void pass(Duration time) {
        String past = " - interval '" + time.toSeconds() + " seconds'";
        core.database()
                .run("UPDATE sign_in_failures SET last_attempt_at = last_attempt_at" + past
                        + ", locked_until = locked_until" + past);
        core.database().run("UPDATE known_devices SET last_seen_at = last_seen_at" + past);
    }
}
