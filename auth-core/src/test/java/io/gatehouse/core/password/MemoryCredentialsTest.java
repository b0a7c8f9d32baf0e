package io.gatehouse.core.password;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.NewUser;
import io.gatehouse.core.user.Users;
import java.util.List;

class MemoryCredentialsTest extends CredentialsBehaviour {
    private final World world = new World();

    @Override
    protected Credentials credentials() {
        return world.accounts;
    }

    @Override
    protected UserId newUser() {
        UserId id = new UserId(world.ids.next());
        Email email = new Email(id + "@calder.studio");
        assertEquals(
                Users.Added.ADDED,
                world.accounts.add(new NewUser(id, World.TENANT, email, World.NO_PROFILE, "en", List.of())));
        return id;
    }
}
