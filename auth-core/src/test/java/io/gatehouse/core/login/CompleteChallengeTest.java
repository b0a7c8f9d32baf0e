package io.gatehouse.core.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.BeginChallengeResult;
import io.gatehouse.core.mfa.BegunChallenge;
import io.gatehouse.core.mfa.PresentedCode;
import io.gatehouse.core.risk.AssessSignIn;
import io.gatehouse.core.risk.KnownDevices;
import io.gatehouse.core.risk.Place;
import io.gatehouse.core.testing.AuthenticatorApp;
import io.gatehouse.core.testing.MfaWorld;
import io.gatehouse.core.testing.World;
import io.gatehouse.kit.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The second half of a sign-in. */
class CompleteChallengeTest {
    private final World world = new World();
    private final MfaWorld mfa = new MfaWorld(world);
    private final UserId ines = world.user("ines@calder.studio", "correct horse battery");
    private final AuthenticatorApp app = mfa.turnedOn(mfa.session(ines)).app();

    @Test
    void a_wrong_code_opens_no_session_and_ends_none() {
        String old = world.signedIn(ines);
        int open = world.sessions.open(World.TENANT, ines).size();
        assertInstanceOf(AnswerResult.WrongCode.class, answer(begun(), "no code", old));
        assertEquals(open, world.sessions.open(World.TENANT, ines).size());
        assertTrue(world.revoked.isEmpty());
    }

    @Test
    void too_many_tries_and_a_made_up_challenge_open_no_session() {
        BegunChallenge challenge = begun();
        for (int guess = 0; guess < 5; guess++) {
            assertInstanceOf(AnswerResult.WrongCode.class, answer(challenge, "no code", null));
        }
        AnswerResult.TooManyTries dead =
                assertInstanceOf(AnswerResult.TooManyTries.class, answer(challenge, code(), null));
        assertEquals(challenge.life(), dead.retryAfter());
        BegunChallenge unknown = new BegunChallenge(
                Secret.ofUtf8("made up"), challenge.methods(), challenge.life(), /* trustDeviceOffered= */ false);
        assertInstanceOf(AnswerResult.NoChallenge.class, answer(unknown, code(), null));
        assertFalse(world.events.kinds().contains(EventKind.LOGIN_SUCCESS));
    }

    @Test
    void the_right_code_opens_a_session_that_says_how_it_was_proved_and_ends_the_one_it_replaces() {
        String old = world.signedIn(ines);
        SessionId replaced =
                Objects.requireNonNull(world.refreshTokens.read(old)).session();
        AnswerResult.SignedIn in = assertInstanceOf(AnswerResult.SignedIn.class, answer(begun(), code(), old));
        AccessClaims claims =
                world.verify(in.signIn().tokens().accessToken().text().utf8());
        assertNotNull(claims);
        assertEquals(List.of("pwd", "otp", "mfa"), claims.amr());
        assertEquals(world.clock.instant(), claims.authenticatedAt());
        assertTrue(in.signIn().tokens().rememberMe());
        assertTrue(in.signIn().user().mfaEnabled());
        assertEquals(Map.of(replaced, EndReason.REPLACED_BY_SIGN_IN), world.revoked);
        assertTrue(world.events.kinds().contains(EventKind.LOGIN_SUCCESS));
    }

    @Test
    void an_answer_from_where_the_policy_lets_nobody_in_is_refused_and_written_down() {
        world.places.put(World.CLIENT.address(), new Place("NO", null));
        world.devices.remember(
                World.TENANT, ines, Objects.requireNonNull(DeviceHash.of(World.CLIENT)), new Place("NO", null));
        world.policies = World.policies(Map.of("risk.newCountry", "block"));
        BegunChallenge challenge = begun();
        int open = world.sessions.open(World.TENANT, ines).size();
        world.places.put(World.CLIENT.address(), new Place("JP", null));
        assertInstanceOf(AnswerResult.Blocked.class, answer(challenge, code(), null));
        assertEquals(open, world.sessions.open(World.TENANT, ines).size());
        assertEquals(EventKind.ANOMALY_DETECTED, world.events.last().kind());
        assertEquals(
                Map.<String, Object>of("reason", "NEW_COUNTRY", "action", "BLOCK"),
                world.events.last().details());
    }

    @Test
    void an_account_that_was_switched_off_after_the_code_was_right_opens_nothing() {
        BegunChallenge challenge = begun();
        int open = world.sessions.open(World.TENANT, ines).size();
        KnownDevices slow = new KnownDevices() {
            @Override
            public void remember(TenantId tenant, UserId user, byte[] deviceHash, @Nullable Place place) {
                throw new AssertionError("nobody signed in");
            }

            @Override
            public List<KnownDevice> all(TenantId tenant, UserId user) {
                world.accounts.disable(tenant, user);
                return List.of();
            }

            @Override
            public void forgetAll(TenantId tenant, UserId user) {
                throw new AssertionError("nobody asked for it");
            }
        };
        AssessSignIn assess = new AssessSignIn(slow, world.placeFinder, world.spraying, world.policyBook, world.clock);
        assertInstanceOf(
                AnswerResult.NoChallenge.class,
                new CompleteChallenge(mfa.answerChallenge(), assess, world.completeSignIn())
                        .execute(command(challenge, code(), null)));
        assertEquals(open, world.sessions.open(World.TENANT, ines).size());
    }

    @Test
    void a_printed_answer_tells_nothing() {
        assertFalse(command(begun(), "123456", "ghr_x").toString().contains("123456"));
    }

    private BegunChallenge begun() {
        BeginChallengeResult asked = mfa.beginChallenge()
                .execute(
                        Objects.requireNonNull(world.accounts.byId(World.TENANT, ines)),
                        List.of("pwd"),
                        /* rememberMe= */ true,
                        /* challengeDemanded= */ false,
                        World.CLIENT);
        return assertInstanceOf(BeginChallengeResult.Begun.class, asked).challenge();
    }

    private String code() {
        return app.code(world.clock.instant());
    }

    private AnswerResult answer(BegunChallenge challenge, String code, @Nullable String replaces) {
        return new CompleteChallenge(mfa.answerChallenge(), world.assess, world.completeSignIn())
                .execute(command(challenge, code, replaces));
    }

    private static AnswerCommand command(BegunChallenge challenge, String code, @Nullable String replaces) {
        return new AnswerCommand(
                World.TENANT,
                challenge.reference(),
                new PresentedCode.OneTime(Secret.ofUtf8(code)),
                /* trustDevice= */ false,
                replaces,
                World.CLIENT);
    }
}
