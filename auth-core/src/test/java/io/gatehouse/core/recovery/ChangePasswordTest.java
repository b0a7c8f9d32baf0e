package io.gatehouse.core.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.session.OpenSession;
import io.gatehouse.core.session.SessionState;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.FieldFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChangePasswordTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String NEW_PASSWORD = "staple of seven lamps";

    private final RecoveryWorld recovery = new RecoveryWorld();
    private final World world = recovery.world;
    private final UserId user = world.user("ines@calder.studio", PASSWORD);

    @Test
    void every_session_ends_and_one_begins() {
        world.signedIn(user);
        SessionState session = session();
        Set<SessionId> before = open();
        ChangePasswordResult.Changed changed =
                assertInstanceOf(ChangePasswordResult.Changed.class, change(session, PASSWORD));
        assertEquals(before, world.revoked.keySet());
        assertEquals(Set.of(EndReason.PASSWORD_CHANGED), Set.copyOf(world.revoked.values()));
        assertEquals(Set.of(changed.tokens().session()), open());
        assertEquals(session.rememberMe(), changed.tokens().rememberMe());
        assertEquals(MailTemplate.PASSWORD_CHANGED, world.mailed.getLast().template());
        assertTrue(world.events.kinds().contains(EventKind.PASSWORD_CHANGED));
        assertTrue(opens(NEW_PASSWORD));
    }

    @Test
    void no_mail_goes_out_where_the_policy_says_so() {
        world.policies = World.policies(Map.of("alerts.mailChanges", "false"));
        assertInstanceOf(ChangePasswordResult.Changed.class, change(session(), PASSWORD));
        assertTrue(world.mailed.isEmpty());
    }

    @Test
    void wrong_passwords_are_counted_and_right_ones_are_not() {
        SessionState session = session();
        for (int times = 0; times < 20; times++) {
            assertInstanceOf(
                    ChangePasswordResult.PasswordRefused.class,
                    recovery.changePassword()
                            .execute(
                                    session,
                                    new PresentedPassword(PASSWORD),
                                    new PresentedPassword("short"),
                                    World.CLIENT));
        }
        for (int times = 0; times < 10; times++) {
            assertInstanceOf(ChangePasswordResult.WrongPassword.class, change(session, "not the password"));
            assertEquals(EventKind.MFA_FAILED, world.events.last().kind());
        }
        ChangePasswordResult.TooManyTries tooMany =
                assertInstanceOf(ChangePasswordResult.TooManyTries.class, change(session, PASSWORD));
        assertTrue(tooMany.retryAfter().compareTo(Duration.ZERO) > 0);
        assertTrue(opens(PASSWORD));
        assertEquals(1, open().size());
    }

    @Test
    void a_comparison_that_there_was_no_room_for_is_no_guess() {
        SessionState session = session();
        for (int times = 0; times < 20; times++) {
            world.hasher.fillMeanwhile();
            assertThrows(Overloaded.class, () -> change(session, PASSWORD));
        }
        assertInstanceOf(ChangePasswordResult.Changed.class, change(session, PASSWORD));
    }

    @Test
    void a_password_that_was_used_before_is_refused_by_name() {
        ChangePasswordResult.PasswordRefused refused = assertInstanceOf(
                ChangePasswordResult.PasswordRefused.class,
                recovery.changePassword()
                        .execute(
                                session(),
                                new PresentedPassword(PASSWORD),
                                new PresentedPassword(PASSWORD),
                                World.CLIENT));
        assertEquals(
                List.of("USED_BEFORE"),
                refused.faults().stream().map(FieldFault::code).toList());
    }

    @Test
    void a_reset_that_came_in_between_wins() {
        SessionState session = session();
        PasswordEnvelope resets = world.hasher.hash(AcceptedPassword.unguessable(world.randomBytes));
        ChangePassword slow = slowly(() -> world.accounts.setPassword(World.TENANT, user, resets));
        assertInstanceOf(
                ChangePasswordResult.WrongPassword.class,
                slow.execute(
                        session, new PresentedPassword(PASSWORD), new PresentedPassword(NEW_PASSWORD), World.CLIENT));
        assertEquals(resets, world.accounts.latest(World.TENANT, user, 1).getFirst());
        assertTrue(world.revoked.isEmpty());
    }

    @Test
    void a_session_that_was_ended_in_between_changes_nothing_more() {
        SessionState session = session();
        ChangePassword slow = slowly(() -> assertTrue(
                world.sessions.end(World.TENANT, user, session.claims().session(), EndReason.SIGNED_OUT_EVERYWHERE)));
        assertInstanceOf(
                ChangePasswordResult.SessionOver.class,
                slow.execute(
                        session, new PresentedPassword(PASSWORD), new PresentedPassword(NEW_PASSWORD), World.CLIENT));
        assertTrue(open().isEmpty());
        assertFalse(world.events.kinds().contains(EventKind.PASSWORD_CHANGED));
    }

    /** A change during whose judgement something else happens. */
    private ChangePassword slowly(Runnable meanwhile) {
        PasswordCheck check = new PasswordCheck(
                password -> false,
                (password, ownData) -> {
                    meanwhile.run();
                    return 60;
                },
                world.accounts,
                world.hasher,
                (password, policy) -> false);
        return new ChangePassword(
                world.accounts,
                world.accounts,
                world.hasher,
                check,
                recovery.mfa.throttle,
                recovery.endAccess,
                world.startSession(),
                world.issueLink,
                world.mails,
                world,
                world.transactions,
                world.policyBook,
                world.audit);
    }

    private ChangePasswordResult change(SessionState session, String current) {
        return recovery.changePassword()
                .execute(session, new PresentedPassword(current), new PresentedPassword(NEW_PASSWORD), World.CLIENT);
    }

    private SessionState session() {
        SessionId id = world.startSession()
                .execute(World.TENANT, user, List.of("pwd"), /* rememberMe= */ true, World.CLIENT)
                .session();
        return Objects.requireNonNull(world.sessions.find(World.TENANT, id));
    }

    private Set<SessionId> open() {
        return world.sessions.open(World.TENANT, user).stream()
                .map(OpenSession::id)
                .collect(Collectors.toSet());
    }

    private boolean opens(String password) {
        return world.hasher.matches(
                new PresentedPassword(password),
                world.accounts.latest(World.TENANT, user, 1).getFirst());
    }
}
