package io.gatehouse.core.recovery;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.testing.memory.MemoryUnlockCodes;
import java.time.Duration;

class MemoryUnlockCodesTest extends UnlockCodesBehaviour {
    private final World world = new World();
    private final UnlockCodes codes = new MemoryUnlockCodes(world.clock);

    @Override
    protected UnlockCodes codes() {
        return codes;
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
