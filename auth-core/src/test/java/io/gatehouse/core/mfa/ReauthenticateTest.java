package io.gatehouse.core.mfa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.Reauthenticate.Proof;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.testing.MfaWorld;
import io.gatehouse.core.testing.World;
import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReauthenticateTest {
    private static final String PASSWORD = "correct horse battery";

    private final World world = new World();
    private final MfaWorld mfa = new MfaWorld(world);
    private final UserId ines = world.user("ines@calder.studio", PASSWORD);
    private final AccessClaims session = mfa.session(ines);

    @Test
    void a_wrong_password_confirms_nothing() {
        world.clock.advance(Duration.ofMinutes(20));
        assertInstanceOf(ReauthenticateResult.WrongPassword.class, byPassword("wrong horse"));
        assertEquals(session, mfa.claims(session.session()));
        assertEquals(EventKind.MFA_FAILED, world.events.last().kind());
        assertEquals(
                Map.<String, Object>of("method", "PASSWORD"),
                world.events.last().details());
    }

    @Test
    void the_right_password_starts_the_time_afresh() {
        world.clock.advance(Duration.ofMinutes(20));
        assertInstanceOf(ReauthenticateResult.Confirmed.class, byPassword(PASSWORD));
        assertEquals(world.clock.instant(), mfa.claims(session.session()).authenticatedAt());
        assertEquals(List.of("pwd"), mfa.claims(session.session()).amr());
        assertEquals(EventKind.REAUTHENTICATED, world.events.last().kind());
        assertEquals(session.session(), world.events.last().session());
    }

    @Test
    void somebody_with_an_app_needs_its_code_and_pays_for_no_hash() {
        MfaWorld.Phone phone = mfa.turnedOn(session);
        int paid = world.hasher.paid();
        assertInstanceOf(ReauthenticateResult.CodeNeeded.class, byPassword(PASSWORD));
        assertEquals(paid, world.hasher.paid());
        AccessClaims other = mfa.session(ines);
        world.clock.advance(Duration.ofMinutes(20));
        String code = phone.app().code(world.clock.instant());
        assertInstanceOf(
                ReauthenticateResult.Confirmed.class, mfa.reauthenticate().execute(other, code(code), World.CLIENT));
        assertEquals(List.of("pwd", "otp", "mfa"), mfa.claims(other.session()).amr());
        assertEquals(world.clock.instant(), mfa.claims(other.session()).authenticatedAt());
        assertInstanceOf(ReauthenticateResult.WrongCode.class, byCode(code), "each code once");
        assertEquals(
                Map.<String, Object>of("method", "TOTP"), world.events.last().details());
    }

    @Test
    void a_set_up_that_is_not_confirmed_asks_for_nothing() {
        assertInstanceOf(BeginTotpResult.Begun.class, mfa.beginTotp().execute(session));
        assertInstanceOf(ReauthenticateResult.WrongCode.class, byCode("123456"));
        assertInstanceOf(ReauthenticateResult.Confirmed.class, byPassword(PASSWORD));
    }

    @Test
    void guesses_are_limited_per_account_and_right_ones_are_not() {
        for (int time = 0; time < 20; time++) {
            assertInstanceOf(ReauthenticateResult.Confirmed.class, byPassword(PASSWORD));
        }
        for (int guess = 0; guess < 10; guess++) {
            assertInstanceOf(ReauthenticateResult.WrongPassword.class, byPassword("wrong horse"));
        }
        int paid = world.hasher.paid();
        ReauthenticateResult.TooManyTries held =
                assertInstanceOf(ReauthenticateResult.TooManyTries.class, byPassword(PASSWORD));
        assertEquals(Duration.ofMinutes(6), held.retryAfter());
        assertEquals(paid, world.hasher.paid(), "a refusal costs no hash");
    }

    @Test
    void a_comparison_that_there_was_no_room_for_is_no_guess() {
        for (int time = 0; time < 20; time++) {
            world.hasher.fillMeanwhile();
            assertThrows(Overloaded.class, () -> byPassword(PASSWORD));
        }
        assertInstanceOf(ReauthenticateResult.Confirmed.class, byPassword(PASSWORD));
    }

    @Test
    void a_session_that_ended_meanwhile_confirms_nothing() {
        assertTrue(world.sessions.end(World.TENANT, ines, session.session(), EndReason.SIGNED_OUT));
        assertInstanceOf(ReauthenticateResult.SessionOver.class, byPassword(PASSWORD));
    }

    private ReauthenticateResult byPassword(String password) {
        return mfa.reauthenticate().execute(session, new Proof.Password(new PresentedPassword(password)), World.CLIENT);
    }

    private ReauthenticateResult byCode(String code) {
        return mfa.reauthenticate().execute(session, code(code), World.CLIENT);
    }

    private static Proof code(String typed) {
        return new Proof.Code(Secret.ofUtf8(typed));
    }
}
