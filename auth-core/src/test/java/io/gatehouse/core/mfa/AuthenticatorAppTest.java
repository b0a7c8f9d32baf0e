package io.gatehouse.core.mfa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.AuthenticatorApp;
import io.gatehouse.core.testing.MfaWorld;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.User;
import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Setting an authenticator app up, living with it, and switching it off. */
class AuthenticatorAppTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Client LAPTOP = new Client("192.0.2.7", "A Browser", "laptop", "request-1", "en");

    private final World world = new World();
    private final MfaWorld mfa = new MfaWorld(world);
    private final UserId ines = world.user("ines@calder.studio", PASSWORD);
    private AccessClaims session = mfa.session(ines);

    @Test
    void a_wrong_code_turns_nothing_on() {
        AuthenticatorApp app = begun();
        String wrong = other(app.code(world.clock.instant()));
        assertInstanceOf(ConfirmTotpResult.WrongCode.class, confirm(wrong));
        assertFalse(user().mfaEnabled());
        assertEquals(EventKind.MFA_FAILED, world.events.last().kind());
        assertEquals(
                Map.<String, Object>of("method", "ENROLMENT"),
                world.events.last().details());
        assertTrue(world.mailed.isEmpty());
        assertInstanceOf(ConfirmTotpResult.TurnedOn.class, confirm(app.code(world.clock.instant())));
    }

    @Test
    void a_code_without_a_set_up_turns_nothing_on() {
        assertInstanceOf(ConfirmTotpResult.WrongCode.class, confirm("123456"));
        mfa.turnedOn(session);
        session = mfa.claims(session.session());
        assertInstanceOf(ConfirmTotpResult.WrongCode.class, confirm("123456"));
    }

    @Test
    void the_code_of_a_set_up_that_was_begun_anew_turns_nothing_on() {
        AuthenticatorApp first = begun();
        begun();
        assertInstanceOf(ConfirmTotpResult.WrongCode.class, confirm(first.code(world.clock.instant())));
    }

    @Test
    void whoever_was_signed_out_meanwhile_leaves_no_app_behind() {
        AuthenticatorApp app = begun();
        assertTrue(world.sessions.end(World.TENANT, ines, session.session(), EndReason.SIGNED_OUT_EVERYWHERE));
        assertInstanceOf(ConfirmTotpResult.SessionOver.class, confirm(app.code(world.clock.instant())));
        assertFalse(world.events.kinds().contains(EventKind.MFA_ENABLED));
        assertTrue(world.mailed.isEmpty());
    }

    @Test
    void somebody_who_guesses_first_codes_is_held_up() {
        AuthenticatorApp app = begun();
        for (int guess = 0; guess < 10; guess++) {
            assertInstanceOf(ConfirmTotpResult.WrongCode.class, confirm(other(app.code(world.clock.instant()))));
        }
        ConfirmTotpResult.TooManyTries held =
                assertInstanceOf(ConfirmTotpResult.TooManyTries.class, confirm(app.code(world.clock.instant())));
        assertEquals(Duration.ofMinutes(6), held.retryAfter());
        world.clock.advance(held.retryAfter());
        assertInstanceOf(ConfirmTotpResult.TurnedOn.class, confirm(app.code(world.clock.instant())));
    }

    @Test
    void the_first_code_turns_the_app_on_and_everything_is_told() {
        MfaWorld.Phone phone = mfa.turnedOn(session);
        assertTrue(user().mfaEnabled());
        assertEquals(10, phone.codes().size());
        assertEquals(
                10,
                new HashSet<>(phone.codes().stream().map(RecoveryCode::letters).toList()).size());
        assertEquals(10, mfa.getMfa().execute(session, LAPTOP).recoveryCodesLeft());
        assertNotNull(mfa.getMfa().execute(session, LAPTOP).confirmedAt());
        assertEquals(EventKind.MFA_ENABLED, world.events.last().kind());
        assertEquals(List.of(MailTemplate.MFA_ENABLED), templates());
        assertEquals(
                Map.of("link", "https://login.example.com/auth/not-me#token=not-me-ines@calder.studio", "days", "7"),
                world.mailed.getFirst().values());
    }

    @Test
    void the_session_that_turned_it_on_has_shown_two_factors_just_now_and_others_stay() {
        AccessClaims other = mfa.session(ines);
        world.clock.advance(Duration.ofMinutes(5));
        mfa.turnedOn(session);
        AccessClaims now = mfa.claims(session.session());
        assertEquals(List.of("pwd", "otp", "mfa"), now.amr());
        assertEquals(world.clock.instant().minus(AuthenticatorApp.PERIOD), now.authenticatedAt());
        assertEquals(other, mfa.claims(other.session()), "as it was");
        assertTrue(world.revoked.isEmpty());
    }

    @Test
    void the_mails_of_changes_can_be_switched_off() {
        world.policies = World.policies(Map.of("alerts.mailChanges", "false"));
        mfa.turnedOn(session);
        session = mfa.claims(session.session());
        assertInstanceOf(
                RenewCodesResult.Renewed.class, mfa.renewRecoveryCodes().execute(session, LAPTOP));
        assertEquals(MfaChangeResult.DONE, mfa.removeTotp().execute(session, LAPTOP));
        assertTrue(world.mailed.isEmpty());
    }

    @Test
    void the_policy_says_how_many_recovery_codes_there_are() {
        world.policies = World.policies(Map.of("mfa.recoveryCodes", "4"));
        assertEquals(4, mfa.turnedOn(session).codes().size());
    }

    @Test
    void where_the_policy_offers_no_apps_none_is_set_up() {
        world.policies = World.policies(Map.of("mfa.totp", "false"));
        assertInstanceOf(BeginTotpResult.NotOffered.class, mfa.beginTotp().execute(session));
        AccessClaims stranger = new AccessClaims(
                World.OTHER_TENANT, ines, session.session(), 1, List.of(), world.clock.instant(), List.of("pwd"));
        world.policies = World.policies(Map.of());
        assertInstanceOf(BeginTotpResult.NotOffered.class, mfa.beginTotp().execute(stranger));
    }

    @Test
    void a_session_that_has_not_shown_the_app_changes_nothing_about_it() {
        AccessClaims trusted = mfa.session(ines);
        mfa.turnedOn(session);
        int told = world.events.all().size();
        assertInstanceOf(
                BeginTotpResult.SecondFactorNeeded.class, mfa.beginTotp().execute(trusted));
        assertInstanceOf(
                ConfirmTotpResult.SecondFactorNeeded.class,
                mfa.confirmTotp().execute(trusted, Secret.ofUtf8("123456"), LAPTOP));
        assertInstanceOf(
                RenewCodesResult.SecondFactorNeeded.class,
                mfa.renewRecoveryCodes().execute(trusted, LAPTOP));
        assertEquals(MfaChangeResult.SECOND_FACTOR_NEEDED, mfa.removeTotp().execute(trusted, LAPTOP));
        assertTrue(user().mfaEnabled());
        assertEquals(told, world.events.all().size());
    }

    @Test
    void a_new_phone_takes_over_with_its_first_code_and_the_old_one_works_until_then() {
        MfaWorld.Phone old = mfa.turnedOn(session);
        session = mfa.claims(session.session());
        mfa.devices.trust(World.TENANT, ines, new byte[32], null, Duration.ofDays(30));
        AuthenticatorApp fresh = begun();
        assertInstanceOf(ReauthenticateResult.Confirmed.class, prove(old.app().code(world.clock.instant())));
        ConfirmTotpResult.TurnedOn on =
                assertInstanceOf(ConfirmTotpResult.TurnedOn.class, confirm(fresh.code(world.clock.instant())));
        world.clock.advance(AuthenticatorApp.PERIOD);
        assertInstanceOf(ReauthenticateResult.WrongCode.class, prove(old.app().code(world.clock.instant())));
        assertInstanceOf(ReauthenticateResult.Confirmed.class, prove(fresh.code(world.clock.instant())));
        assertEquals(10, on.codes().size());
        assertEquals(10, mfa.recoveryCodes.unused(World.TENANT, ines).size(), "the old ones are gone");
        assertTrue(mfa.devices.list(World.TENANT, ines).isEmpty(), "trust begins anew");
    }

    @Test
    void switching_it_off_takes_codes_and_trust_along() {
        mfa.turnedOn(session);
        session = mfa.claims(session.session());
        mfa.devices.trust(World.TENANT, ines, new byte[32], null, Duration.ofDays(30));
        assertEquals(MfaChangeResult.DONE, mfa.removeTotp().execute(session, LAPTOP));
        assertFalse(user().mfaEnabled());
        assertTrue(mfa.recoveryCodes.unused(World.TENANT, ines).isEmpty());
        assertTrue(mfa.devices.list(World.TENANT, ines).isEmpty());
        assertEquals(EventKind.MFA_DISABLED, world.events.last().kind());
        assertEquals(List.of(MailTemplate.MFA_ENABLED, MailTemplate.MFA_DISABLED), templates());
        assertEquals(MfaChangeResult.NOT_SET_UP, mfa.removeTotp().execute(session, LAPTOP));
        MfaOverview overview = mfa.getMfa().execute(session, LAPTOP);
        assertNull(overview.confirmedAt());
        assertEquals(0, overview.recoveryCodesLeft());
    }

    @Test
    void giving_up_a_set_up_is_no_event() {
        begun();
        int told = world.events.all().size();
        assertEquals(MfaChangeResult.DONE, mfa.removeTotp().execute(session, LAPTOP));
        assertEquals(told, world.events.all().size());
        assertTrue(world.mailed.isEmpty());
        assertInstanceOf(ConfirmTotpResult.WrongCode.class, confirm("123456"));
    }

    @Test
    void an_administrator_switches_off_what_is_on() {
        assertFalse(mfa.turnOff.execute(World.TENANT, ines));
        mfa.turnedOn(session);
        assertFalse(mfa.turnOff.execute(World.OTHER_TENANT, ines));
        assertTrue(mfa.turnOff.execute(World.TENANT, ines));
        assertFalse(user().mfaEnabled());
    }

    @Test
    void new_recovery_codes_make_the_earlier_ones_worthless() {
        assertInstanceOf(
                RenewCodesResult.NotSetUp.class, mfa.renewRecoveryCodes().execute(session, LAPTOP));
        begun();
        assertInstanceOf(
                RenewCodesResult.NotSetUp.class,
                mfa.renewRecoveryCodes().execute(session, LAPTOP),
                "an app that is only being set up needs no rescue");
        List<RecoveryCode> old = mfa.turnedOn(session).codes();
        session = mfa.claims(session.session());
        RenewCodesResult.Renewed renewed = assertInstanceOf(
                RenewCodesResult.Renewed.class, mfa.renewRecoveryCodes().execute(session, LAPTOP));
        assertEquals(10, renewed.codes().size());
        assertTrue(renewed.codes().stream()
                .noneMatch(
                        code -> old.stream().anyMatch(former -> former.letters().equals(code.letters()))));
        assertEquals(10, mfa.recoveryCodes.unused(World.TENANT, ines).size());
        assertEquals(EventKind.RECOVERY_CODES_REGENERATED, world.events.last().kind());
        assertEquals(MailTemplate.RECOVERY_CODES_RENEWED, templates().getLast());
    }

    @Test
    void trusted_devices_are_listed_with_the_current_one_marked_and_removed_one_by_one() {
        mfa.devices.trust(
                World.TENANT, ines, Objects.requireNonNull(DeviceHash.of(LAPTOP)), "A Browser", Duration.ofDays(30));
        mfa.devices.trust(World.TENANT, ines, new byte[32], null, Duration.ofDays(30));
        List<MfaOverview.Item> items = mfa.getMfa().execute(session, LAPTOP).trustedDevices();
        assertEquals(
                List.of(false, true),
                items.stream().map(MfaOverview.Item::current).toList());
        UUID laptop = items.getLast().device().id();
        AccessClaims stranger = mfa.session(world.user("mallory@calder.studio", PASSWORD));
        assertFalse(mfa.removeTrustedDevice().execute(stranger, laptop, LAPTOP));
        assertTrue(mfa.removeTrustedDevice().execute(session, laptop, LAPTOP));
        assertFalse(mfa.removeTrustedDevice().execute(session, laptop, LAPTOP));
        assertEquals(EventKind.TRUSTED_DEVICE_REMOVED, world.events.last().kind());
        assertEquals(1, mfa.getMfa().execute(session, LAPTOP).trustedDevices().size());
    }

    @CanIgnoreReturnValue
    private AuthenticatorApp begun() {
        BeginTotpResult.Begun begun =
                assertInstanceOf(BeginTotpResult.Begun.class, mfa.beginTotp().execute(session));
        assertTrue(begun.uri().utf8().contains(begun.secret().utf8()));
        return new AuthenticatorApp(begun.secret().utf8());
    }

    private ConfirmTotpResult confirm(String code) {
        return mfa.confirmTotp().execute(session, Secret.ofUtf8(code), LAPTOP);
    }

    private ReauthenticateResult prove(String code) {
        return mfa.reauthenticate().execute(session, new Reauthenticate.Proof.Code(Secret.ofUtf8(code)), LAPTOP);
    }

    private User user() {
        return Objects.requireNonNull(world.accounts.byId(World.TENANT, ines));
    }

    private List<MailTemplate> templates() {
        return world.mailed.stream().map(Mail::template).toList();
    }

    private static String other(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }
}
