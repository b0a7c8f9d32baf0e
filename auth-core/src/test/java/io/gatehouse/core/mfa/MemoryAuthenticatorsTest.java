package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.MfaWorld;
import io.gatehouse.core.testing.World;

class MemoryAuthenticatorsTest extends AuthenticatorsBehaviour {
    private final World world = new World();
    private final MfaWorld mfa = new MfaWorld(world);

    @Override
    protected Authenticators authenticators() {
        return mfa.authenticators;
    }

    @Override
    protected UserId newUser() {
        return new UserId(world.ids.next());
    }
}
