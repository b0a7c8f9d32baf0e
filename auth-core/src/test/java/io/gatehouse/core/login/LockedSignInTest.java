package io.gatehouse.core.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.ForeignHash;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.testing.MfaWorld;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.verification.EmailLink;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.ReadLink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Locks at sign-in, seen by guessers and by owners. */
class LockedSignInTest {
    private static final String OWNER = "ines@calder.studio";
    private static final String PASSWORD = "correct horse battery";
    private static final Client HOME = new Client("192.0.2.7", "A Browser", "home", "request-1", "en");
    private static final Client PHONE = new Client("192.0.2.8", "A Browser", "phone", "request-2", "en");
    private static final Client BOT = new Client("198.51.100.9", "A Bot", "bot", "request-9", "en");

    private final World world = new World();

    @Test
    void a_locked_name_is_told_so_whether_or_not_somebody_has_it_and_pays_for_a_hash() {
        world.user(OWNER, PASSWORD);
        for (String name : List.of(OWNER, "nobody@calder.studio", "nobody", "'; --")) {
            fail(name, 5, BOT);
            int paid = world.hasher.paid();
            SignInResult.Locked locked = assertInstanceOf(SignInResult.Locked.class, signIn(name, PASSWORD, BOT));
            assertEquals(Duration.ofMinutes(15), locked.left());
            assertEquals(paid + 1, world.hasher.paid());
            assertEquals(
                    Map.<String, Object>of("reason", "LOCKED"),
                    world.events.last().details());
        }
    }

    @Test
    void an_attacker_with_ten_thousand_guesses_never_keeps_the_owner_on_a_known_device_out() {
        world.user(OWNER, PASSWORD);
        assertInstanceOf(SignInResult.SignedIn.class, signIn(OWNER, PASSWORD, HOME));
        int judged = 0;
        for (int guess = 0; guess < 10_000; guess++) {
            int from = guess % 500;
            @Nullable String device = guess % 3 == 0 ? null : "bot-" + from;
            Client bot = new Client("198.51." + from / 250 + "." + from % 250, "A Bot", device, "request-3", "en");
            judged += signIn(OWNER, "guess number " + guess, bot) instanceof SignInResult.BadCredentials ? 1 : 0;
            if (guess % 500 == 0) {
                assertInstanceOf(SignInResult.SignedIn.class, signIn(OWNER, PASSWORD, HOME), "after guess " + guess);
            }
        }
        assertEquals(5, judged);
    }

    @Test
    void the_owner_on_a_new_device_gets_in_after_the_mailed_step_while_the_guessing_goes_on() {
        UserId user = world.user(OWNER, PASSWORD);
        fail(OWNER, 5, BOT);
        world.work();
        assertEquals(MailTemplate.ACCOUNT_LOCKED, world.mailed.getLast().template());
        assertInstanceOf(SignInResult.Locked.class, signIn(OWNER, PASSWORD, PHONE));
        // What confirming the link does; that it does is told by recovery's tests.
        world.lockout.clear(World.TENANT, user);
        world.rememberDevice.execute(World.TENANT, user, PHONE);
        fail(OWNER, 5, BOT);
        assertInstanceOf(SignInResult.Locked.class, signIn(OWNER, "guess", BOT));
        assertInstanceOf(SignInResult.SignedIn.class, signIn(OWNER, PASSWORD, PHONE));
    }

    @Test
    void each_lock_is_written_down_and_only_an_owner_is_mailed() {
        fail("nobody@calder.studio", 5, BOT);
        assertEquals(EventKind.ACCOUNT_LOCKED, world.events.last().kind());
        assertEquals(null, world.events.last().user());
        UserId user = world.user(OWNER, PASSWORD);
        world.policies = World.policies(Map.of("alerts.mailLockout", "false"));
        fail(OWNER, 5, BOT);
        assertEquals(EventKind.ACCOUNT_LOCKED, world.events.last().kind());
        assertEquals(user, world.events.last().user());
        world.work();
        assertTrue(world.mailed.isEmpty());
    }

    @Test
    void whoever_keeps_an_account_locked_does_not_fill_its_owners_mailbox() {
        UserId user = world.user(OWNER, PASSWORD);
        String first = "";
        for (int round = 0; round < 30; round++) {
            fail(OWNER, 5, BOT);
            world.work();
            first = round == 1 ? world.lastToken() : first;
            assertEquals(EventKind.ACCOUNT_LOCKED, world.events.last().kind(), "the event stays");
            world.lockout.clear(World.TENANT, user);
        }
        assertEquals(2, world.mailed.size());
        assertEquals(
                EmailLink.State.OPEN,
                Objects.requireNonNull(new ReadLink(world.links).execute(World.TENANT, LinkPurpose.UNLOCK, first))
                        .link()
                        .state(),
                "the last mail's link works on");
        world.clock.advance(Duration.ofHours(1));
        fail(OWNER, 5, BOT);
        world.work();
        assertEquals(3, world.mailed.size());
        world.policies = World.policies(Map.of("rateLimits.lockMailsPerAccount", "9/1h"));
        world.lockout.clear(World.TENANT, user);
        fail(OWNER, 5, BOT);
        world.work();
        assertEquals(4, world.mailed.size(), "as the policy says");
    }

    @Test
    void a_lock_holds_also_when_there_is_no_room_to_mail_of_it_and_no_mail_goes_to_a_disabled_account() {
        UserId user = world.user(OWNER, PASSWORD);
        world.room = 0;
        fail(OWNER, 5, BOT);
        assertInstanceOf(SignInResult.Locked.class, signIn(OWNER, PASSWORD, BOT));
        world.room = 1;
        world.lockout.clear(World.TENANT, user);
        world.accounts.disable(World.TENANT, user);
        fail(OWNER, 5, BOT);
        world.work();
        assertTrue(world.mailed.isEmpty());
    }

    @Test
    void a_password_that_could_not_be_looked_at_does_not_count() {
        world.user(OWNER, PASSWORD);
        for (int round = 0; round < 20; round++) {
            assertThrows(Overloaded.class, () -> signIn(new BusyHasher(), OWNER, PASSWORD, PHONE));
        }
        assertInstanceOf(SignInResult.SignedIn.class, signIn(OWNER, PASSWORD, PHONE));
    }

    @Test
    void a_right_password_ends_the_count_whether_or_not_it_opens_a_session() {
        UserId user = world.user(OWNER, PASSWORD);
        fail(OWNER, 4, BOT);
        assertInstanceOf(SignInResult.SignedIn.class, signIn(OWNER, PASSWORD, BOT));
        assertTrue(world.attempts.isEmpty());

        world.accounts.disable(World.TENANT, user);
        fail(OWNER, 4, PHONE);
        assertInstanceOf(SignInResult.Disabled.class, signIn(OWNER, PASSWORD, PHONE));
        assertTrue(world.attempts.isEmpty());

        world.unverified("new@calder.studio", PASSWORD);
        fail("new@calder.studio", 4, BOT);
        assertInstanceOf(SignInResult.EmailNotVerified.class, signIn("new@calder.studio", PASSWORD, BOT));
        assertTrue(world.attempts.isEmpty());
    }

    @Test
    void without_room_for_a_hash_nothing_is_looked_up_counted_or_written_down() {
        world.user(OWNER, PASSWORD);
        world.hasher.fill();
        for (int round = 0; round < 20; round++) {
            assertThrows(Overloaded.class, () -> signIn(OWNER, "wrong horse", BOT));
        }
        assertTrue(world.attempts.isEmpty());
        assertTrue(world.events.all().isEmpty());
    }

    private void fail(String name, int times, Client client) {
        for (int time = 0; time < times; time++) {
            assertInstanceOf(SignInResult.BadCredentials.class, signIn(name, "wrong horse " + time, client));
        }
    }

    private SignInResult signIn(String name, String password, Client client) {
        return signIn(world.hasher, name, password, client);
    }

    private SignInResult signIn(PasswordHasher hasher, String name, String password, Client client) {
        return new MfaWorld(world)
                .signIn(hasher)
                .execute(new SignInCommand(World.TENANT, name, new PresentedPassword(password), false, null, client));
    }

    /** Its queue is always full. */
    private static final class BusyHasher implements PasswordHasher {
        @Override
        public PasswordEnvelope hash(AcceptedPassword password) {
            throw busy();
        }

        @Override
        public PasswordEnvelope adopt(ForeignHash hash) {
            throw busy();
        }

        @Override
        public boolean matches(PresentedPassword presented, @Nullable PasswordEnvelope envelope) {
            throw busy();
        }

        @Override
        public void requireRoom() {
            // There was room a moment ago.
        }

        @Override
        public boolean isOutdated(PasswordEnvelope envelope) {
            return false;
        }

        private static Overloaded busy() {
            return new Overloaded("the queue is full", Duration.ofSeconds(2));
        }
    }
}
