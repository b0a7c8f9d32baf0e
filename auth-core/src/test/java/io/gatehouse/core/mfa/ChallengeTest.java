package io.gatehouse.core.mfa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.testing.AuthenticatorApp;
import io.gatehouse.core.testing.MfaWorld;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.User;
import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sign-in that waits for its second factor. */
class ChallengeTest {
    private static final List<String> PWD = List.of("pwd");
    private static final Client LAPTOP = new Client("192.0.2.7", "A Browser", "laptop", "request-1", "en");
    private static final Client PHONE = new Client("192.0.2.8", "Another", "phone", "request-2", "en");
    private static final Client NO_DEVICE = new Client("192.0.2.9", null, null, "request-3", "en");

    private final World world = new World();
    private final MfaWorld mfa = new MfaWorld(world);
    private final UserId ines = world.user("ines@calder.studio", "correct horse battery");

    @Test
    void nothing_more_is_asked_of_somebody_without_an_app() {
        assertNull(begin(false, LAPTOP));
        assertTrue(world.events.all().isEmpty());
    }

    @Test
    void somebody_with_an_app_is_asked_for_a_code() {
        mfa.turnedOn(mfa.session(ines));
        BegunChallenge challenge = begun(LAPTOP);
        assertEquals(List.of(ChallengeMethod.TOTP, ChallengeMethod.RECOVERY_CODE), challenge.methods());
        assertEquals(Duration.ofMinutes(10), challenge.life());
        assertTrue(challenge.trustDeviceOffered());
        assertEquals(43, challenge.reference().utf8().length(), "256 bits");
        assertNotEquals(challenge.reference(), begun(LAPTOP).reference());
        assertEquals(EventKind.MFA_CHALLENGED, world.events.last().kind());
        assertEquals(
                Map.<String, Object>of("methods", "TOTP,RECOVERY_CODE"),
                world.events.last().details());
    }

    @Test
    void a_code_proves_a_second_factor_and_ends_the_challenge() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        BegunChallenge challenge = begun(LAPTOP);
        String code = app.code(world.clock.instant());
        ChallengeResult.Proved proved = assertInstanceOf(ChallengeResult.Proved.class, answer(challenge, code, LAPTOP));
        assertEquals(ines, proved.user().id());
        assertEquals(List.of("pwd", "otp", "mfa"), proved.amr());
        assertTrue(proved.rememberMe());
        assertInstanceOf(ChallengeResult.NoChallenge.class, answer(challenge, code, LAPTOP));
        assertInstanceOf(ChallengeResult.WrongCode.class, answer(begun(LAPTOP), code, LAPTOP), "each code once");
    }

    @Test
    void the_code_that_turned_the_app_on_signs_nobody_in() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        String enrolment = app.code(world.clock.instant().minus(AuthenticatorApp.PERIOD));
        assertInstanceOf(ChallengeResult.WrongCode.class, answer(begun(LAPTOP), enrolment, LAPTOP));
    }

    @Test
    void a_phone_whose_clock_is_off_is_served_as_far_as_the_policy_says() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        world.clock.advance(Duration.ofMinutes(10));
        String late = app.code(world.clock.instant().minus(AuthenticatorApp.PERIOD));
        world.policies = World.policies(Map.of("mfa.allowedSteps", "0"));
        assertInstanceOf(ChallengeResult.WrongCode.class, answer(begun(LAPTOP), late, LAPTOP));
        world.policies = World.policies(Map.of());
        assertInstanceOf(ChallengeResult.Proved.class, answer(begun(LAPTOP), late, LAPTOP));
    }

    @Test
    void a_wrong_code_is_written_down_and_the_challenge_goes_on() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        BegunChallenge challenge = begun(LAPTOP);
        assertInstanceOf(ChallengeResult.WrongCode.class, answer(challenge, "no code", LAPTOP));
        assertEquals(EventKind.MFA_FAILED, world.events.last().kind());
        assertEquals(
                Map.<String, Object>of("method", "TOTP"), world.events.last().details());
        assertInstanceOf(ChallengeResult.Proved.class, answer(challenge, app.code(world.clock.instant()), LAPTOP));
    }

    @Test
    void five_tries_kill_a_challenge() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        BegunChallenge challenge = begun(LAPTOP);
        for (int guess = 0; guess < 5; guess++) {
            assertInstanceOf(ChallengeResult.WrongCode.class, answer(challenge, "000 00" + guess, LAPTOP));
        }
        world.clock.advance(Duration.ofMinutes(1));
        ChallengeResult.TooManyTries dead = assertInstanceOf(
                ChallengeResult.TooManyTries.class, answer(challenge, app.code(world.clock.instant()), LAPTOP));
        assertEquals(Duration.ofMinutes(9), dead.retryAfter());
        assertInstanceOf(ChallengeResult.Proved.class, answer(begun(LAPTOP), app.code(world.clock.instant()), LAPTOP));
    }

    @Test
    void ten_wrong_codes_an_hour_are_all_an_account_takes_however_many_sign_ins_are_begun() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        for (int guess = 0; guess < 10; guess++) {
            assertInstanceOf(ChallengeResult.WrongCode.class, answer(begun(LAPTOP), "wrong", LAPTOP));
        }
        ChallengeResult.TooManyTries held = assertInstanceOf(
                ChallengeResult.TooManyTries.class, answer(begun(LAPTOP), app.code(world.clock.instant()), LAPTOP));
        assertEquals(Duration.ofMinutes(6), held.retryAfter());
    }

    @Test
    void who_signs_in_often_is_never_held_up() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        for (int time = 0; time < 30; time++) {
            assertInstanceOf(
                    ChallengeResult.Proved.class, answer(begun(LAPTOP), app.code(world.clock.instant()), LAPTOP));
            world.clock.advance(AuthenticatorApp.PERIOD);
        }
    }

    @Test
    void of_several_rates_the_strictest_holds_and_gives_back_what_the_others_took() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        world.policies =
                World.policies(Map.of("rateLimits.mfaPerAccount", "3/1h,1/1m", "rateLimits.mfaPerChallenge", "50/10m"));
        BegunChallenge challenge = begun(LAPTOP);
        assertInstanceOf(ChallengeResult.WrongCode.class, answer(challenge, "wrong", LAPTOP));
        for (int time = 0; time < 5; time++) {
            assertInstanceOf(ChallengeResult.TooManyTries.class, answer(challenge, "wrong", LAPTOP));
        }
        world.clock.advance(Duration.ofMinutes(1));
        assertInstanceOf(ChallengeResult.WrongCode.class, answer(challenge, "wrong", LAPTOP));
        world.clock.advance(Duration.ofMinutes(1));
        assertInstanceOf(ChallengeResult.Proved.class, answer(challenge, app.code(world.clock.instant()), LAPTOP));
    }

    @Test
    void limits_on_codes_hold_where_other_limits_are_switched_off() {
        mfa.turnedOn(mfa.session(ines));
        world.policies = World.policies(Map.of("rateLimits.enabled", "false"));
        BegunChallenge challenge = begun(LAPTOP);
        for (int guess = 0; guess < 5; guess++) {
            assertInstanceOf(ChallengeResult.WrongCode.class, answer(challenge, "wrong", LAPTOP));
        }
        assertInstanceOf(ChallengeResult.TooManyTries.class, answer(challenge, "wrong", LAPTOP));
    }

    @Test
    void a_reference_opens_nothing_on_another_device_in_another_tenant_or_when_it_was_made_up() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        BegunChallenge challenge = begun(LAPTOP);
        String code = app.code(world.clock.instant());
        assertInstanceOf(ChallengeResult.NoChallenge.class, answer(challenge, code, PHONE));
        assertInstanceOf(ChallengeResult.NoChallenge.class, answer(challenge, code, NO_DEVICE));
        PresentedCode presented = new PresentedCode.OneTime(Secret.ofUtf8(code));
        assertInstanceOf(
                ChallengeResult.NoChallenge.class,
                mfa.answerChallenge().execute(World.OTHER_TENANT, challenge.reference(), presented, false, LAPTOP));
        assertInstanceOf(
                ChallengeResult.NoChallenge.class,
                mfa.answerChallenge().execute(World.TENANT, Secret.ofUtf8("made up"), presented, false, LAPTOP));
        assertInstanceOf(ChallengeResult.Proved.class, answer(challenge, code, LAPTOP));
    }

    @Test
    void a_client_without_a_device_answers_without_one() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        BegunChallenge challenge = begun(NO_DEVICE);
        assertFalse(challenge.trustDeviceOffered());
        String code = app.code(world.clock.instant());
        assertInstanceOf(ChallengeResult.NoChallenge.class, answer(challenge, code, LAPTOP));
        assertInstanceOf(ChallengeResult.Proved.class, answerAndTrust(challenge, code, NO_DEVICE));
        assertTrue(mfa.devices.list(World.TENANT, ines).isEmpty(), "there is nothing to trust");
    }

    @Test
    void a_challenge_runs_out() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        world.policies = World.policies(Map.of("mfa.challengeLifetime", "2m"));
        BegunChallenge challenge = begun(LAPTOP);
        assertEquals(Duration.ofMinutes(2), challenge.life());
        world.clock.advance(Duration.ofMinutes(2));
        assertInstanceOf(ChallengeResult.NoChallenge.class, answer(challenge, app.code(world.clock.instant()), LAPTOP));
    }

    @Test
    void whoever_was_disabled_meanwhile_does_not_get_in() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        BegunChallenge challenge = begun(LAPTOP);
        world.accounts.disable(World.TENANT, ines);
        assertInstanceOf(ChallengeResult.NoChallenge.class, answer(challenge, app.code(world.clock.instant()), LAPTOP));
    }

    @Test
    void whoever_knew_a_password_that_was_changed_meanwhile_does_not_get_in() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        BegunChallenge challenge = begun(LAPTOP);
        world.clock.advance(Duration.ofSeconds(1));
        world.accounts.setPassword(World.TENANT, ines, new PasswordEnvelope.Own(1, "$2a$10$" + "a".repeat(53)));
        assertInstanceOf(ChallengeResult.NoChallenge.class, answer(challenge, app.code(world.clock.instant()), LAPTOP));
    }

    @Test
    void a_challenge_left_waiting_ends_when_trust_is_ended() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        BegunChallenge challenge = begun(LAPTOP);
        mfa.endTrust.execute(World.TENANT, ines);
        assertInstanceOf(ChallengeResult.NoChallenge.class, answer(challenge, app.code(world.clock.instant()), LAPTOP));
    }

    @Test
    void a_recovery_code_works_once_and_its_owner_is_told() {
        List<RecoveryCode> codes = mfa.turnedOn(mfa.session(ines)).codes();
        world.mailed.clear();
        ChallengeResult.Proved proved =
                assertInstanceOf(ChallengeResult.Proved.class, recover(begun(LAPTOP), codes.get(3)));
        assertEquals(List.of("pwd", "mfa"), proved.amr());
        assertEquals(EventKind.RECOVERY_CODE_USED, world.events.last().kind());
        assertEquals(Map.<String, Object>of("left", 9), world.events.last().details());
        Mail told = world.mailed.getFirst();
        assertEquals(MailTemplate.RECOVERY_CODE_USED, told.template());
        assertEquals("9", told.values().get("left"));
        assertInstanceOf(ChallengeResult.WrongCode.class, recover(begun(LAPTOP), codes.get(3)));
        assertEquals(
                Map.<String, Object>of("method", "RECOVERY_CODE"),
                world.events.last().details());
        world.policies = World.policies(Map.of("alerts.mailChanges", "false"));
        assertInstanceOf(ChallengeResult.Proved.class, recover(begun(LAPTOP), codes.get(4)));
        assertEquals(1, world.mailed.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no code", "0000-0000-0000-0000"})
    void what_is_no_recovery_code_of_theirs_is_a_wrong_code(String typed) {
        mfa.turnedOn(mfa.session(ines));
        assertInstanceOf(
                ChallengeResult.WrongCode.class,
                mfa.answerChallenge()
                        .execute(
                                World.TENANT,
                                begun(LAPTOP).reference(),
                                new PresentedCode.Recovery(Secret.ofUtf8(typed)),
                                /* trustDevice= */ false,
                                LAPTOP));
        assertEquals(10, mfa.recoveryCodes.unused(World.TENANT, ines).size());
    }

    @Test
    void another_persons_recovery_code_is_worth_nothing() {
        mfa.turnedOn(mfa.session(ines));
        UserId omar = world.user("omar@calder.studio", "correct horse battery");
        List<RecoveryCode> his = mfa.turnedOn(mfa.session(omar)).codes();
        assertInstanceOf(ChallengeResult.WrongCode.class, recover(begun(LAPTOP), his.getFirst()));
    }

    @Test
    void a_trusted_device_is_not_asked_until_its_time_is_over() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        assertInstanceOf(
                ChallengeResult.Proved.class, answerAndTrust(begun(LAPTOP), app.code(world.clock.instant()), LAPTOP));
        assertEquals(EventKind.DEVICE_TRUSTED, world.events.last().kind());
        assertNull(begin(false, LAPTOP));
        assertNotNull(begin(false, PHONE), "another device");
        assertNotNull(begin(false, NO_DEVICE));
        assertNotNull(begin(true, LAPTOP), "a sign-in that looks risky");
        world.clock.advance(Duration.ofDays(30));
        assertNotNull(begin(false, LAPTOP));
    }

    @Test
    void trust_is_given_only_when_it_is_asked_for_and_offered() {
        AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();
        assertInstanceOf(ChallengeResult.Proved.class, answer(begun(LAPTOP), app.code(world.clock.instant()), LAPTOP));
        assertNotNull(begin(false, LAPTOP));
        world.clock.advance(AuthenticatorApp.PERIOD);
        world.policies = World.policies(Map.of("mfa.trustedDevices", "false"));
        BegunChallenge challenge = begun(LAPTOP);
        assertFalse(challenge.trustDeviceOffered());
        assertInstanceOf(
                ChallengeResult.Proved.class, answerAndTrust(challenge, app.code(world.clock.instant()), LAPTOP));
        assertTrue(mfa.devices.list(World.TENANT, ines).isEmpty());
    }

    @Test
    void the_off_switch_of_the_policy_ends_trust_that_was_given() {
        mfa.turnedOn(mfa.session(ines));
        mfa.devices.trust(World.TENANT, ines, Objects.requireNonNull(DeviceHash.of(LAPTOP)), null, Duration.ofDays(30));
        assertNull(begin(false, LAPTOP));
        world.policies = World.policies(Map.of("mfa.trustedDevices", "false"));
        assertNotNull(begin(false, LAPTOP));
    }

    @Test
    void a_risky_sign_in_without_an_app_is_answered_with_a_mailed_code() {
        BegunChallenge challenge = Objects.requireNonNull(begin(true, LAPTOP));
        assertEquals(List.of(ChallengeMethod.EMAIL_CODE), challenge.methods());
        assertFalse(challenge.trustDeviceOffered());
        Mail mail = world.mailed.getFirst();
        assertEquals(MailTemplate.SIGN_IN_CODE, mail.template());
        assertEquals("ines@calder.studio", mail.to().value());
        assertEquals("10", mail.values().get("minutes"));
        String code = Objects.requireNonNull(mail.values().get("code"));
        ChallengeResult.Proved proved = assertInstanceOf(
                ChallengeResult.Proved.class,
                answerAndTrust(challenge, code.substring(0, 3) + " " + code.substring(3), LAPTOP));
        assertEquals(List.of("pwd", "otp"), proved.amr());
        assertTrue(mfa.devices.list(World.TENANT, ines).isEmpty(), "a mailed code earns no trust");
        assertInstanceOf(ChallengeResult.NoChallenge.class, answer(challenge, code, LAPTOP));
    }

    @Test
    void whoever_knows_a_password_cannot_fill_the_owners_mailbox_with_codes() {
        for (int mail = 1; mail <= 5; mail++) {
            assertNotNull(begin(true, LAPTOP));
        }
        User user = Objects.requireNonNull(world.accounts.byId(World.TENANT, ines));
        BeginChallengeResult.TooManyMails refused = assertInstanceOf(
                BeginChallengeResult.TooManyMails.class,
                mfa.beginChallenge().execute(user, PWD, /* rememberMe= */ true, /* challengeDemanded= */ true, LAPTOP));
        assertEquals(Duration.ofMinutes(2), refused.retryAfter());
        assertEquals(5, world.mailed.size());
        world.clock.advance(refused.retryAfter());
        assertNotNull(begin(true, LAPTOP));
    }

    @Test
    void a_mailed_code_answers_its_own_challenge_only() {
        BegunChallenge first = Objects.requireNonNull(begin(true, LAPTOP));
        BegunChallenge second = Objects.requireNonNull(begin(true, LAPTOP));
        String firstCode =
                Objects.requireNonNull(world.mailed.getFirst().values().get("code"));
        assertInstanceOf(ChallengeResult.WrongCode.class, answer(second, firstCode, LAPTOP));
        assertEquals(
                Map.<String, Object>of("method", "EMAIL_CODE"),
                world.events.last().details());
        assertInstanceOf(ChallengeResult.Proved.class, answer(first, firstCode, LAPTOP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234-5678-9abc-defg", "\uD800"})
    void a_recovery_code_is_no_answer_where_none_is_offered(String typed) {
        BegunChallenge challenge = Objects.requireNonNull(begin(true, LAPTOP));
        assertInstanceOf(
                ChallengeResult.WrongCode.class,
                mfa.answerChallenge()
                        .execute(
                                World.TENANT,
                                challenge.reference(),
                                new PresentedCode.Recovery(Secret.ofUtf8(typed)),
                                false,
                                LAPTOP));
        assertEquals(
                Map.<String, Object>of("method", "NOT_OFFERED"),
                world.events.last().details());
    }

    @Test
    void a_challenge_does_not_print_what_it_holds() {
        Challenge challenge = new Challenge(
                world.ids.next(),
                World.TENANT,
                ines,
                new byte[32],
                null,
                List.of(ChallengeMethod.TOTP),
                PWD,
                false,
                world.clock.instant(),
                null,
                Duration.ZERO);
        assertEquals("Challenge[" + challenge.id() + "]", challenge.toString());
        assertEquals("Link[redacted]", new NotMeLinks.Link("token", Duration.ofDays(7)).toString());
    }

    private @Nullable BegunChallenge begin(boolean demanded, Client client) {
        User user = Objects.requireNonNull(world.accounts.byId(World.TENANT, ines));
        return switch (mfa.beginChallenge().execute(user, PWD, /* rememberMe= */ true, demanded, client)) {
            case BeginChallengeResult.Begun begun -> begun.challenge();
            case BeginChallengeResult.NotNeeded nothing -> null;
            case BeginChallengeResult.TooManyMails many -> throw new AssertionError(many);
        };
    }

    private BegunChallenge begun(Client client) {
        return Objects.requireNonNull(begin(false, client));
    }

    private ChallengeResult answer(BegunChallenge challenge, String code, Client client) {
        return answer(challenge, code, client, /* trustDevice= */ false);
    }

    private ChallengeResult answerAndTrust(BegunChallenge challenge, String code, Client client) {
        return answer(challenge, code, client, /* trustDevice= */ true);
    }

    private ChallengeResult answer(BegunChallenge challenge, String code, Client client, boolean trustDevice) {
        return mfa.answerChallenge()
                .execute(
                        World.TENANT,
                        challenge.reference(),
                        new PresentedCode.OneTime(Secret.ofUtf8(code)),
                        trustDevice,
                        client);
    }

    private ChallengeResult recover(BegunChallenge challenge, RecoveryCode code) {
        return mfa.answerChallenge()
                .execute(
                        World.TENANT,
                        challenge.reference(),
                        new PresentedCode.Recovery(code.shown()),
                        /* trustDevice= */ false,
                        LAPTOP);
    }
}
