package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.MfaWorld;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.testing.memory.MemoryAccountLimits;
import java.time.Duration;

class MemoryMfaStoresTest extends MfaStoresBehaviour {
    private final World world = new World();
    private final MfaWorld mfa = new MfaWorld(world);
    private final AccountLimits limits = new MemoryAccountLimits(world.clock);

    @Override
    protected RecoveryCodes recoveryCodes() {
        return mfa.recoveryCodes;
    }

    @Override
    protected TrustedDevices devices() {
        return mfa.devices;
    }

    @Override
    protected Challenges challenges() {
        return mfa.challenges;
    }

    @Override
    protected AccountLimits limits() {
        return limits;
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
