package io.gatehouse.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.risk.postgres.PgKnownDevices;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Time passes by moving what is stored into the past. */
class PgKnownDevicesTest extends KnownDevicesBehaviour {
    @AutoClose
    private static final PgCore core = new PgCore();

    @Test
    void what_makes_room_is_gone_from_the_table_too() {
        UserId user = newUser();
        core.database()
                .run("INSERT INTO known_devices (tenant_id, user_id, device_hash, last_seen_at) SELECT '" + World.TENANT
                        + "', '" + user + "', sha256(n::text::bytea), now() - n * interval '1 minute'"
                        + " FROM generate_series(1, 250) n");
        devices().remember(World.TENANT, user, new byte[32], null);
        assertEquals(
                List.of(Integer.toString(KnownDevices.MOST)),
                core.database().column("SELECT count(*) FROM known_devices WHERE user_id = '" + user + "'"));
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
