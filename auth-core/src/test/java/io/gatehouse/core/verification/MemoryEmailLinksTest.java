package io.gatehouse.core.verification;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import java.time.Duration;

class MemoryEmailLinksTest extends EmailLinksBehaviour {
    private final World world = new World();

    @Override
    protected EmailLinks links() {
        return world.links;
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
