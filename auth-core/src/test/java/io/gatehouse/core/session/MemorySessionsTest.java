package io.gatehouse.core.session;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import java.time.Duration;

class MemorySessionsTest extends SessionsBehaviour {
    private final World world = new World();
    private int users;

    @Override
    protected Sessions sessions() {
        return world.sessions;
    }

    @Override
    protected UserId newUser() {
        return world.user("user" + users++ + "@calder.studio", "correct horse battery");
    }

    @Override
    protected void disable(UserId user) {
        world.accounts.disable(World.TENANT, user);
    }

    @Override
    protected void pass(Duration time) {
        world.clock.advance(time);
    }
}
