package io.gatehouse.core.mfa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every store of authenticator apps promises. */
public abstract class AuthenticatorsBehaviour {
    private static final TotpSecret FIRST = secret(1);
    private static final TotpSecret SECOND = secret(2);

    protected abstract Authenticators authenticators();

    protected abstract UserId newUser();

    @Test
    void nothing_is_in_force_before_it_is_confirmed() {
        UserId user = newUser();
        assertNull(authenticators().find(World.TENANT, user));
        authenticators().begin(World.TENANT, user, FIRST);
        Authenticator app = found(user);
        assertFalse(app.isOn());
        assertNull(app.confirmedAt());
        assertArrayEquals(FIRST.bytes(), Objects.requireNonNull(app.pending()).bytes());
        assertFalse(authenticators().use(World.TENANT, user, 100), "no code of it signs anybody in");
    }

    @Test
    void the_code_that_confirms_is_spent() {
        UserId user = newUser();
        confirmed(user, FIRST, 100);
        Authenticator app = found(user);
        assertTrue(app.isOn());
        assertNotNull(app.confirmedAt());
        assertNull(app.pending());
        assertArrayEquals(FIRST.bytes(), Objects.requireNonNull(app.secret()).bytes());
        assertFalse(authenticators().use(World.TENANT, user, 100));
        assertFalse(authenticators().use(World.TENANT, user, 99), "nor does an older one work");
        assertTrue(authenticators().use(World.TENANT, user, 101));
    }

    @Test
    void each_step_is_used_once_and_none_after_a_later_one() {
        UserId user = newUser();
        confirmed(user, FIRST, 100);
        assertTrue(authenticators().use(World.TENANT, user, 105));
        assertFalse(authenticators().use(World.TENANT, user, 105));
        assertFalse(authenticators().use(World.TENANT, user, 104));
        assertTrue(authenticators().use(World.TENANT, user, 106));
    }

    @Test
    void an_app_in_force_stays_while_another_is_set_up() {
        UserId user = newUser();
        confirmed(user, FIRST, 100);
        authenticators().begin(World.TENANT, user, SECOND);
        Authenticator both = found(user);
        assertArrayEquals(FIRST.bytes(), Objects.requireNonNull(both.secret()).bytes());
        assertArrayEquals(SECOND.bytes(), Objects.requireNonNull(both.pending()).bytes());
        assertTrue(authenticators().use(World.TENANT, user, 101));
        assertTrue(authenticators().confirm(World.TENANT, user, since(both), 50));
        assertArrayEquals(
                SECOND.bytes(), Objects.requireNonNull(found(user).secret()).bytes());
        assertTrue(authenticators().use(World.TENANT, user, 51), "its steps are its own");
    }

    @Test
    void a_set_up_that_was_begun_again_is_not_confirmed_by_the_earlier_ones_code() {
        UserId user = newUser();
        authenticators().begin(World.TENANT, user, FIRST);
        Instant earlier = since(found(user));
        authenticators().begin(World.TENANT, user, SECOND);
        assertFalse(authenticators().confirm(World.TENANT, user, earlier, 100));
        Instant later = since(found(user));
        assertTrue(authenticators().confirm(World.TENANT, user, later, 100));
        assertFalse(authenticators().confirm(World.TENANT, user, later, 101), "and only once");
    }

    @Test
    void what_is_removed_is_gone() {
        UserId user = newUser();
        assertFalse(authenticators().remove(World.TENANT, user));
        confirmed(user, FIRST, 100);
        assertTrue(authenticators().remove(World.TENANT, user));
        assertNull(authenticators().find(World.TENANT, user));
        assertFalse(authenticators().use(World.TENANT, user, 200));
    }

    @Test
    void another_tenant_sees_and_changes_nothing() {
        UserId user = newUser();
        confirmed(user, FIRST, 100);
        assertNull(authenticators().find(World.OTHER_TENANT, user));
        assertFalse(authenticators().use(World.OTHER_TENANT, user, 200));
        assertFalse(authenticators().remove(World.OTHER_TENANT, user));
        assertTrue(found(user).isOn());
    }

    protected void confirmed(UserId user, TotpSecret secret, long step) {
        authenticators().begin(World.TENANT, user, secret);
        assertTrue(authenticators().confirm(World.TENANT, user, since(found(user)), step));
    }

    protected Authenticator found(UserId user) {
        Authenticator found = authenticators().find(World.TENANT, user);
        assertNotNull(found);
        return found;
    }

    private static Instant since(Authenticator app) {
        return Objects.requireNonNull(app.pendingSince());
    }

    protected static TotpSecret secret(int fill) {
        byte[] bytes = new byte[20];
        Arrays.fill(bytes, (byte) fill);
        return new TotpSecret(bytes);
    }

    @Test
    void two_set_ups_of_two_people_do_not_touch_each_other() {
        UserId one = newUser();
        UserId two = newUser();
        confirmed(one, FIRST, 100);
        confirmed(two, SECOND, 100);
        assertTrue(authenticators().use(World.TENANT, one, 101));
        assertTrue(authenticators().use(World.TENANT, two, 101));
        assertTrue(authenticators().remove(World.TENANT, one));
        assertEquals(
                SECOND.letters(), Objects.requireNonNull(found(two).secret()).letters());
    }
}
