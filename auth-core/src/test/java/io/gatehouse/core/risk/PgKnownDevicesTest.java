package io.gatehouse.core.risk;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.risk.postgres.PgKnownDevices;
import io.gatehouse.core.testing.PgCore;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Time passes by moving what is stored into the past. */
class PgKnownDevicesTest extends KnownDevicesBehaviour {
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
    protected KnownDevices devices() {
        return new PgKnownDevices(core.sql());
    }

    @Override
    protected UserId newUser() {
        return core.newUser();
    }

    @Override
    protected void pass(Duration time) {
        core.database()
                .run("UPDATE known_devices SET last_seen_at = last_seen_at - interval '" + time.toMillis()
                        + " milliseconds'");
    }
}
