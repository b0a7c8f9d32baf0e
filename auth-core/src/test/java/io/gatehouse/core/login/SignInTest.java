package io.gatehouse.core.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.testing.MfaWorld;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String PASSWORD = "correct horse battery";

    private final World world = new World();

    @Test
    void an_unknown_name_still_pays_for_a_hash() {
        for (String identifier : List.of("nobody@calder.studio", "nobody_1", "'; --", "\uD800")) {
            int before = world.hasher.paid();
            assertInstanceOf(SignInResult.BadCredentials.class, signIn(identifier, PASSWORD, null));
            assertEquals(before + 1, world.hasher.paid(), identifier);
        }
        assertEquals(
                Map.<String, Object>of("reason", "CREDENTIALS"),
                world.events.last().details());
    }

    @Test
    void a_wrong_password_is_written_down_and_opens_nothing() {
        UserId user = world.user("ines@calder.studio", PASSWORD);
        assertInstanceOf(SignInResult.BadCredentials.class, signIn("ines@calder.studio", "wrong horse", null));
        assertEquals(EventKind.LOGIN_FAILED, world.events.last().kind());
        assertEquals(user, world.events.last().user());
        assertTrue(world.sessions.open(World.TENANT, user).isEmpty());
    }

    @Test
    void a_disabled_account_is_told_so_only_after_the_right_password() {
        world.accounts.disable(World.TENANT, world.user("ines@calder.studio", PASSWORD));
        assertInstanceOf(SignInResult.BadCredentials.class, signIn("ines@calder.studio", "wrong horse", null));
        assertInstanceOf(SignInResult.Disabled.class, signIn("ines@calder.studio", PASSWORD, null));
        assertEquals("DISABLED", world.events.last().details().get("reason"));
    }

    @Test
    void an_unconfirmed_address_waits_unless_the_policy_lets_it_in() {
        UserId user = world.unverified("ines@calder.studio", PASSWORD);
        assertInstanceOf(SignInResult.BadCredentials.class, signIn("ines@calder.studio", "wrong horse", null));
        assertInstanceOf(SignInResult.EmailNotVerified.class, signIn("ines@calder.studio", PASSWORD, null));
        assertEquals("EMAIL_NOT_VERIFIED", world.events.last().details().get("reason"));
        assertTrue(world.sessions.open(World.TENANT, user).isEmpty());
        world.policies = World.policies(Map.of("accounts.requireVerifiedEmail", "false"));
        assertInstanceOf(SignInResult.SignedIn.class, signIn("ines@calder.studio", PASSWORD, null));
    }

    @Test
    void a_sign_in_opens_a_session_with_both_tokens() {
        UserId user = world.user("ines@calder.studio", PASSWORD);
        SignInResult.SignedIn signedIn =
                assertInstanceOf(SignInResult.SignedIn.class, signIn("INES@calder.studio", PASSWORD, null));
        assertEquals(user, signedIn.user().id());
        assertEquals(List.of(EventKind.LOGIN_SUCCESS), world.events.kinds());
        assertEquals(1, world.sessions.open(World.TENANT, user).size());
        assertNotNull(world.verify(signedIn.tokens().accessToken().text().utf8()));
        assertNotNull(world.refreshTokens.read(signedIn.tokens().refreshToken().utf8()));
    }

    @Test
    void a_username_does_as_well_as_the_address() {
        UserId user = world.user("ines@calder.studio", PASSWORD);
        world.accounts.updateProfile(World.TENANT, user, new Profile(Username.of("ines_c"), null, null, null));
        assertInstanceOf(SignInResult.SignedIn.class, signIn("ines_c", PASSWORD, null));
        assertInstanceOf(SignInResult.BadCredentials.class, signIn("ines_d", PASSWORD, null));
    }

    @Test
    void an_envelope_from_former_days_is_renewed_after_the_answer() {
        world.user("ines@calder.studio", PASSWORD);
        world.hasher.changePepper();
        assertInstanceOf(SignInResult.SignedIn.class, signIn("ines@calder.studio", PASSWORD, null));
        assertEquals(1, world.waiting.size());
    }

    @Test
    void somebody_with_an_app_is_not_in_before_they_show_its_code() {
        UserId user = world.user("ines@calder.studio", PASSWORD);
        MfaWorld mfa = new MfaWorld(world);
        mfa.turnedOn(mfa.session(user));
        String old = world.signedIn(user);
        int open = world.sessions.open(World.TENANT, user).size();
        assertInstanceOf(SignInResult.BadCredentials.class, signIn(mfa, "wrong horse", old));
        assertInstanceOf(SignInResult.SecondFactorNeeded.class, signIn(mfa, PASSWORD, old));
        assertEquals(open, world.sessions.open(World.TENANT, user).size());
        assertTrue(world.revoked.isEmpty(), "what it would replace goes on until then");
        assertEquals(EventKind.MFA_CHALLENGED, world.events.last().kind());
    }

    @Test
    void the_session_it_replaces_ends_and_every_gateway_is_told() {
        UserId user = world.user("ines@calder.studio", PASSWORD);
        String old = world.signedIn(user);
        var replaced =
                java.util.Objects.requireNonNull(world.refreshTokens.read(old)).session();
        assertInstanceOf(SignInResult.SignedIn.class, signIn("ines@calder.studio", PASSWORD, old));
        assertEquals(Map.of(replaced, EndReason.REPLACED_BY_SIGN_IN), world.revoked);
        assertEquals(1, world.sessions.open(World.TENANT, user).size());
    }

    @Test
    void one_session_too_many_ends_the_one_idle_longest_and_every_gateway_is_told() {
        world.policies = World.policies(Map.of("sessions.mostPerUser", "2"));
        UserId user = world.user("ines@calder.studio", PASSWORD);
        String first = world.signedIn(user);
        world.clock.advance(java.time.Duration.ofMinutes(1));
        String second = world.signedIn(user);
        world.clock.advance(java.time.Duration.ofMinutes(1));
        var oldest = java.util.Objects.requireNonNull(world.refreshTokens.read(first))
                .session();
        assertInstanceOf(SignInResult.SignedIn.class, signIn("ines@calder.studio", PASSWORD, null));
        assertEquals(Map.of(oldest, EndReason.SESSION_LIMIT), world.revoked);
        assertEquals(EventKind.SESSION_REVOKED, world.events.last().kind());
        assertEquals(oldest, world.events.last().session());

        world.revoked.clear();
        var replaced = java.util.Objects.requireNonNull(world.refreshTokens.read(second))
                .session();
        assertInstanceOf(SignInResult.SignedIn.class, signIn("ines@calder.studio", PASSWORD, second));
        assertEquals(Map.of(replaced, EndReason.REPLACED_BY_SIGN_IN), world.revoked, "a replaced session makes room");
        assertEquals(2, world.sessions.open(World.TENANT, user).size());
    }

    @Test
    void a_failed_sign_in_leaves_the_old_session_alone() {
        UserId user = world.user("ines@calder.studio", PASSWORD);
        String old = world.signedIn(user);
        assertInstanceOf(SignInResult.BadCredentials.class, signIn("ines@calder.studio", "wrong horse", old));
        assertTrue(world.revoked.isEmpty());
        assertEquals(1, world.sessions.open(World.TENANT, user).size());
    }

    @Test
    void a_password_that_was_replaced_while_it_was_compared_opens_nothing() {
        UserId user = world.user("ines@calder.studio", PASSWORD);
        PasswordEnvelope resets = world.hasher.hash(AcceptedPassword.unguessable(world.randomBytes));
        world.hasher.meanwhile(() -> {
            world.clock.advance(Duration.ofMillis(1));
            world.accounts.setPassword(World.TENANT, user, resets);
        });
        assertInstanceOf(SignInResult.BadCredentials.class, signIn("ines@calder.studio", PASSWORD, null));
        assertTrue(world.sessions.open(World.TENANT, user).isEmpty());
        assertEquals(List.of(EventKind.LOGIN_FAILED), world.events.kinds());
    }

    @Test
    void an_account_that_was_switched_off_while_its_password_was_compared_opens_nothing() {
        UserId user = world.user("ines@calder.studio", PASSWORD);
        world.hasher.meanwhile(() -> world.accounts.disable(World.TENANT, user));
        assertInstanceOf(SignInResult.BadCredentials.class, signIn("ines@calder.studio", PASSWORD, null));
        assertEquals(List.of(EventKind.LOGIN_FAILED), world.events.kinds());
    }

    @Test
    void a_forged_token_to_replace_does_no_harm() {
        world.user("ines@calder.studio", PASSWORD);
        assertInstanceOf(SignInResult.SignedIn.class, signIn("ines@calder.studio", PASSWORD, "ghr_forged"));
        assertTrue(world.revoked.isEmpty());
    }

    @Test
    void a_printed_command_tells_nothing() {
        assertFalse(command("ines@calder.studio", PASSWORD, "ghr_x").toString().contains("horse"));
    }

    private SignInResult signIn(String identifier, String password, @Nullable String replaces) {
        return signIn(new MfaWorld(world), command(identifier, password, replaces));
    }

    private SignInResult signIn(MfaWorld mfa, String password, @Nullable String replaces) {
        return signIn(mfa, command("ines@calder.studio", password, replaces));
    }

    private SignInResult signIn(MfaWorld mfa, SignInCommand command) {
        return mfa.signIn(world.hasher).execute(command);
    }

    private static SignInCommand command(String identifier, String password, @Nullable String replaces) {
        return new SignInCommand(
                World.TENANT, identifier, new PresentedPassword(password), false, replaces, World.CLIENT);
    }
}
