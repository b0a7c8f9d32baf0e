package io.gatehouse.core.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ResetPasswordTest {
    private static final Email EMAIL = new Email("ines@calder.studio");
    private static final String PASSWORD = "correct horse battery";
    private static final String NEW_PASSWORD = "staple of seven lamps";

    private final RecoveryWorld recovery = new RecoveryWorld();
    private final World world = recovery.world;

    @Test
    void nothing_is_looked_up_before_the_answer() {
        world.user("ines@calder.studio", PASSWORD);
        recovery.requestReset().execute(World.TENANT, EMAIL, World.CLIENT);
        assertEquals(1, world.waiting.size());
        assertTrue(world.mailed.isEmpty());
        world.work();
        assertEquals(MailTemplate.PASSWORD_RESET, world.mailed.getLast().template());
        assertEquals(EventKind.PASSWORD_RESET_REQUESTED, world.events.last().kind());
    }

    @Test
    void unknown_disabled_foreign_and_too_many_requests_cause_no_mail() {
        forgot(World.TENANT);
        UserId user = world.user("ines@calder.studio", PASSWORD);
        forgot(World.OTHER_TENANT);
        recovery.overTheLimit.add(EMAIL);
        forgot(World.TENANT);
        recovery.overTheLimit.clear();
        world.accounts.disable(World.TENANT, user);
        forgot(World.TENANT);
        assertTrue(world.mailed.isEmpty());
        assertTrue(world.events.kinds().isEmpty());
    }

    @Test
    void a_reset_ends_sessions_locks_trust_and_the_link_and_tells_the_owner() {
        UserId user = world.user("ines@calder.studio", PASSWORD);
        world.signedIn(user);
        world.signedIn(user);
        byte[] device = new byte[32];
        recovery.mfa.devices.trust(World.TENANT, user, device, "A Browser", Duration.ofDays(1));
        forgot(World.TENANT);
        String token = world.lastToken();
        assertInstanceOf(ResetPasswordResult.Reset.class, reset(token, NEW_PASSWORD));
        assertTrue(opens(NEW_PASSWORD));
        assertEquals(List.of(), world.sessions.open(World.TENANT, user));
        assertEquals(List.of(EndReason.PASSWORD_RESET, EndReason.PASSWORD_RESET), List.copyOf(world.revoked.values()));
        assertFalse(recovery.mfa.devices.isTrusted(World.TENANT, user, device));
        assertEquals(List.of("clear ines@calder.studio"), recovery.locks);
        assertEquals(MailTemplate.PASSWORD_RESET_DONE, world.mailed.getLast().template());
        assertEquals(EventKind.PASSWORD_RESET_SUCCESS, world.events.last().kind());
        assertEquals(LinkOutcome.USED, refusal(reset(token, "another of seven lamps")));
        assertTrue(opens(NEW_PASSWORD));
    }

    @Test
    void a_refused_password_leaves_the_link_as_it_was_and_costs_no_hash() {
        world.user("ines@calder.studio", PASSWORD);
        forgot(World.TENANT);
        String token = world.lastToken();
        int paid = world.hasher.paid();
        assertInstanceOf(ResetPasswordResult.PasswordRefused.class, reset(token, "short"));
        assertEquals(paid, world.hasher.paid());
        assertInstanceOf(ResetPasswordResult.Reset.class, reset(token, NEW_PASSWORD));
    }

    @Test
    void a_link_works_in_its_time_and_tenant_only_and_a_newer_one_ends_it() {
        world.user("ines@calder.studio", PASSWORD);
        forgot(World.TENANT);
        String token = world.lastToken();
        assertEquals(
                LinkOutcome.INVALID,
                refusal(recovery.resetPassword()
                        .execute(World.OTHER_TENANT, token, new PresentedPassword(NEW_PASSWORD), World.CLIENT)));
        assertEquals(LinkOutcome.INVALID, refusal(reset("nonsense", NEW_PASSWORD)));
        forgot(World.TENANT);
        String newer = world.lastToken();
        assertEquals(LinkOutcome.EXPIRED, refusal(reset(token, NEW_PASSWORD)));
        world.clock.advance(Duration.ofHours(1));
        assertEquals(LinkOutcome.EXPIRED, refusal(reset(newer, NEW_PASSWORD)));
        assertTrue(opens(PASSWORD));
    }

    @Test
    void no_mail_tells_of_it_where_the_policy_says_so() {
        world.policies = World.policies(Map.of("alerts.mailChanges", "false"));
        world.user("ines@calder.studio", PASSWORD);
        forgot(World.TENANT);
        assertInstanceOf(ResetPasswordResult.Reset.class, reset(world.lastToken(), NEW_PASSWORD));
        assertEquals(1, world.mailed.size());
    }

    @Test
    void of_two_resets_with_one_link_the_slower_changes_nothing() {
        world.user("ines@calder.studio", PASSWORD);
        forgot(World.TENANT);
        String token = world.lastToken();
        PasswordCheck slow = new PasswordCheck(
                password -> false,
                (password, ownData) -> {
                    assertInstanceOf(ResetPasswordResult.Reset.class, reset(token, NEW_PASSWORD));
                    return 60;
                },
                world.accounts,
                world.hasher,
                (password, policy) -> false);
        ResetPasswordResult slower = recovery.resetPassword(slow)
                .execute(World.TENANT, token, new PresentedPassword("another of seven lamps"), World.CLIENT);
        assertEquals(LinkOutcome.USED, refusal(slower));
        assertTrue(opens(NEW_PASSWORD));
    }

    @Test
    void a_reset_proves_the_address() {
        world.unverified("ines@calder.studio", PASSWORD);
        forgot(World.TENANT);
        assertInstanceOf(ResetPasswordResult.Reset.class, reset(world.lastToken(), NEW_PASSWORD));
        assertTrue(user().emailVerified());
        assertTrue(world.events.kinds().contains(EventKind.EMAIL_VERIFICATION_SUCCESS));
    }

    @Test
    void a_change_of_address_that_waits_dies_with_a_reset() {
        UserId user = world.user("ines@calder.studio", PASSWORD);
        var change = world.issueLink.execute(
                World.TENANT,
                user,
                io.gatehouse.core.verification.LinkPurpose.EMAIL_CHANGE,
                new Email("thief@calder.studio"));
        forgot(World.TENANT);
        assertInstanceOf(ResetPasswordResult.Reset.class, reset(world.lastToken(), NEW_PASSWORD));
        assertEquals(
                LinkOutcome.EXPIRED,
                recovery.confirmEmailChange()
                        .execute(World.TENANT, change.token().text(), World.CLIENT));
    }

    private void forgot(TenantId tenant) {
        recovery.requestReset().execute(tenant, EMAIL, World.CLIENT);
        world.work();
    }

    private ResetPasswordResult reset(String token, String password) {
        return recovery.resetPassword().execute(World.TENANT, token, new PresentedPassword(password), World.CLIENT);
    }

    private static LinkOutcome refusal(ResetPasswordResult result) {
        return assertInstanceOf(ResetPasswordResult.LinkRefused.class, result).why();
    }

    private boolean opens(String password) {
        return world.hasher.matches(
                new PresentedPassword(password),
                world.accounts.latest(World.TENANT, user().id(), 1).getFirst());
    }

    private User user() {
        return Objects.requireNonNull(world.accounts.byEmail(World.TENANT, EMAIL));
    }
}
