package io.gatehouse.core.risk;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import java.time.Duration;

class MemoryKnownDevicesTest extends KnownDevicesBehaviour {
    private final World world = new World();

    @Override
    protected KnownDevices devices() {
        return world.devices;
    }

    @Override
    protected UserId newUser() {
        return new UserId(world.ids.next());
    }

    @Override
    protected void pass(Duration time) {
        world.clock.advance(time);
    }
}
