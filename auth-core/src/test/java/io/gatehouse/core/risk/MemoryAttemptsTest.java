package io.gatehouse.core.risk;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import java.time.Duration;

class MemoryAttemptsTest extends AttemptsBehaviour {
    private final World world = new World();

    @Override
    Attempts attempts() {
        return world.attempts;
    }

    @Override
    KnownDevices devices() {
        return world.devices;
    }

    @Override
    UserId newUser() {
        return new UserId(world.ids.next());
    }

    @Override
    void pass(Duration time) {
        world.clock.advance(time);
    }
}
