package io.gatehouse.core.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.risk.KnownDevices.KnownDevice;
import io.gatehouse.core.testing.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of known devices promises. */
abstract class KnownDevicesBehaviour {
    private static final Place BERGEN = new Place("NO", new Place.Point(60.39, 5.32));

    protected abstract KnownDevices devices();

    /** Adds a user of the first tenant. */
    protected abstract UserId newUser();

    /** Lets time pass. */
    protected abstract void pass(Duration time);

    @Test
    void the_one_seen_last_comes_first() {
        UserId user = newUser();
        remember(user, "laptop", BERGEN);
        pass(Duration.ofMinutes(1));
        remember(user, "phone", new Place("JP", null));
        assertArrayEquals(hash("phone"), all(user).getFirst().hash());
        pass(Duration.ofMinutes(1));
        remember(user, "laptop", BERGEN);
        assertArrayEquals(hash("laptop"), all(user).getFirst().hash());
        assertEquals(2, all(user).size());
        assertEquals(BERGEN, all(user).getFirst().place());
        assertEquals(new Place("JP", null), all(user).getLast().place());
    }

    @Test
    void a_place_stays_until_another_one_is_known() {
        UserId user = newUser();
        remember(user, "laptop", BERGEN);
        remember(user, "laptop", null);
        assertEquals(BERGEN, all(user).getFirst().place());
        remember(user, "laptop", new Place("JP", null));
        assertEquals(new Place("JP", null), all(user).getFirst().place());
    }

    @Test
    void another_tenant_and_another_person_know_nothing_and_forget_nothing() {
        UserId user = newUser();
        UserId other = newUser();
        remember(user, "laptop", BERGEN);
        assertTrue(devices().all(World.OTHER_TENANT, user).isEmpty());
        assertTrue(all(other).isEmpty());
        devices().forgetAll(World.OTHER_TENANT, user);
        devices().forgetAll(World.TENANT, other);
        assertEquals(1, all(user).size());
        devices().forgetAll(World.TENANT, user);
        assertTrue(all(user).isEmpty());
    }

    @Test
    void a_person_who_never_keeps_a_cookie_has_no_more_than_so_many() {
        UserId user = newUser();
        remember(user, "laptop", BERGEN);
        remember(user, "first of many", null);
        for (int more = 0; more < KnownDevices.MOST - 1; more++) {
            pass(Duration.ofMillis(10));
            remember(user, "laptop", BERGEN);
            remember(user, "one of many " + more, null);
        }
        List<KnownDevice> all = all(user);
        assertEquals(KnownDevices.MOST, all.size());
        assertTrue(all.stream().anyMatch(device -> java.util.Arrays.equals(device.hash(), hash("laptop"))));
        assertTrue(all.stream().noneMatch(device -> java.util.Arrays.equals(device.hash(), hash("first of many"))));
    }

    private List<KnownDevice> all(UserId user) {
        return devices().all(World.TENANT, user);
    }

    private void remember(UserId user, String device, @org.jspecify.annotations.Nullable Place place) {
        devices().remember(World.TENANT, user, hash(device), place);
    }

    private static byte[] hash(String device) {
        return Hashes.sha256(device.getBytes(StandardCharsets.UTF_8));
    }
}
