package io.gatehouse.core.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RehashPasswordTest {
    private static final PresentedPassword PASSWORD = new PresentedPassword("correct horse battery");

    private final World world = new World();
    private final UserId user = world.user("ines@calder.studio", "correct horse battery");

    @Test
    void an_up_to_date_envelope_is_left_alone() {
        rehash();
        assertTrue(world.waiting.isEmpty());
    }

    @Test
    void an_outdated_envelope_is_replaced_after_the_answer_and_opens_with_the_same_password() {
        PasswordEnvelope old = inForce();
        Instant changedAt = changedAt();
        world.hasher.changePepper();
        world.clock.advance(Duration.ofDays(1));
        rehash();
        assertEquals(old, inForce(), "nothing is done before the answer");
        world.work();
        assertNotEquals(old, inForce());
        assertFalse(world.hasher.isOutdated(inForce()));
        assertTrue(world.hasher.matches(PASSWORD, inForce()));
        assertEquals(changedAt, changedAt(), "it is the same password, as old as before");
        assertEquals(1, world.accounts.latest(World.TENANT, user, 9).size(), "and no former one");
    }

    @Test
    void a_password_that_was_changed_meanwhile_stays() {
        PasswordEnvelope old = inForce();
        world.hasher.changePepper();
        rehash();
        PasswordEnvelope changed = world.hasher.hash(AcceptedPassword.unguessable(world.randomBytes));
        world.accounts.setPassword(World.TENANT, user, changed);
        world.work();
        assertEquals(List.of(changed, old), world.accounts.latest(World.TENANT, user, 9));
    }

    @Test
    void a_full_queue_costs_the_sign_in_nothing() {
        PasswordEnvelope old = inForce();
        world.hasher.changePepper();
        new RehashPassword(world.accounts, world.hasher, (doing, work) -> {
                    throw new Overloaded("full", Duration.ofSeconds(1));
                })
                .execute(World.TENANT, user, PASSWORD, old);
        assertEquals(old, inForce());
    }

    private void rehash() {
        new RehashPassword(world.accounts, world.hasher, world.background)
                .execute(World.TENANT, user, PASSWORD, inForce());
    }

    private PasswordEnvelope inForce() {
        return world.accounts.latest(World.TENANT, user, 1).getFirst();
    }

    private Instant changedAt() {
        return Objects.requireNonNull(world.accounts.byId(World.TENANT, user)).passwordChangedAt();
    }
}
