package io.gatehouse.core.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of passwords promises. */
public abstract class CredentialsBehaviour {
    protected abstract Credentials credentials();

    /** Adds an account of the first tenant, without a password. */
    protected abstract UserId newUser();

    @Test
    void the_latest_passwords_come_first_the_one_in_force_at_the_head() {
        UserId user = newUser();
        assertEquals(List.of(), credentials().latest(World.TENANT, user, 5));
        for (int number = 1; number <= 4; number++) {
            credentials().setPassword(World.TENANT, user, envelope(number));
        }
        assertEquals(List.of(envelope(4)), credentials().latest(World.TENANT, user, 1));
        assertEquals(
                List.of(envelope(4), envelope(3), envelope(2)), credentials().latest(World.TENANT, user, 3));
        assertEquals(4, credentials().latest(World.TENANT, user, 9).size());
    }

    @Test
    void another_tenant_sees_and_changes_nothing() {
        UserId user = newUser();
        credentials().setPassword(World.TENANT, user, envelope(1));
        assertEquals(List.of(), credentials().latest(World.OTHER_TENANT, user, 5));
        assertFalse(credentials().changePassword(World.OTHER_TENANT, user, envelope(1), envelope(2)));
        credentials().rewrap(World.OTHER_TENANT, user, envelope(1), envelope(2));
        assertEquals(List.of(envelope(1)), credentials().latest(World.TENANT, user, 5));
    }

    @Test
    void a_password_is_changed_only_while_the_one_judged_is_in_force() {
        UserId user = newUser();
        credentials().setPassword(World.TENANT, user, envelope(1));
        assertTrue(credentials().changePassword(World.TENANT, user, envelope(1), envelope(2)));
        assertFalse(credentials().changePassword(World.TENANT, user, envelope(1), envelope(3)));
        assertEquals(List.of(envelope(2), envelope(1)), credentials().latest(World.TENANT, user, 5));
    }

    @Test
    void another_envelope_of_the_same_password_makes_no_history() {
        UserId user = newUser();
        credentials().setPassword(World.TENANT, user, envelope(1));
        credentials().setPassword(World.TENANT, user, envelope(2));
        credentials().rewrap(World.TENANT, user, envelope(2), envelope(3));
        assertEquals(List.of(envelope(3), envelope(1)), credentials().latest(World.TENANT, user, 5));
        credentials().rewrap(World.TENANT, user, envelope(2), envelope(4));
        assertEquals(List.of(envelope(3), envelope(1)), credentials().latest(World.TENANT, user, 5));
    }

    @Test
    void two_people_do_not_share_a_history() {
        UserId one = newUser();
        UserId other = newUser();
        credentials().setPassword(World.TENANT, one, envelope(1));
        credentials().setPassword(World.TENANT, other, envelope(2));
        assertEquals(List.of(envelope(1)), credentials().latest(World.TENANT, one, 5));
    }

    private static PasswordEnvelope envelope(int number) {
        return new PasswordEnvelope.Own(
                number, "$2a$12$" + Integer.toString(number).repeat(53));
    }
}
