package io.gatehouse.core.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.TotpSecret;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.verification.LinkPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnlockAndNotMeTest {
    private static final Email EMAIL = new Email("ines@calder.studio");
    private static final String PASSWORD = "correct horse battery";

    private final RecoveryWorld recovery = new RecoveryWorld();
    private final World world = recovery.world;
    private final UserId user = world.user("ines@calder.studio", PASSWORD);

    @Test
    void an_unlock_link_ends_the_lock_once_and_makes_the_device_known() {
        unlock(World.TENANT);
        String token = world.lastToken();
        assertEquals(LinkOutcome.INVALID, recovery.confirmUnlock().execute(World.OTHER_TENANT, token, World.CLIENT));
        assertEquals(LinkOutcome.DONE, confirm(token));
        assertEquals(List.of("clear ines@calder.studio", "remember device-1"), recovery.locks);
        assertEquals(EventKind.ACCOUNT_UNLOCKED, world.events.last().kind());
        assertEquals(LinkOutcome.USED, confirm(token));
        assertEquals(2, recovery.locks.size());
    }

    @Test
    void an_unlock_link_runs_out() {
        unlock(World.TENANT);
        world.clock.advance(Duration.ofHours(1));
        assertEquals(LinkOutcome.EXPIRED, confirm(world.lastToken()));
        assertTrue(recovery.locks.isEmpty());
    }

    @Test
    void unlock_mails_go_only_to_accounts_that_may_sign_in_and_not_too_often() {
        unlock(World.OTHER_TENANT);
        recovery.overTheLimit.add(EMAIL);
        unlock(World.TENANT);
        recovery.overTheLimit.clear();
        world.accounts.disable(World.TENANT, user);
        unlock(World.TENANT);
        assertTrue(world.mailed.isEmpty());
    }

    @Test
    void not_me_leaves_nothing_that_a_stranger_could_use() {
        world.signedIn(user);
        byte[] device = new byte[32];
        recovery.mfa.devices.trust(World.TENANT, user, device, "A Browser", Duration.ofDays(1));
        assertEquals(LinkOutcome.DONE, notMe(notMeToken()));
        assertFalse(opens(PASSWORD));
        assertFalse(recovery.mfa.devices.isTrusted(World.TENANT, user, device));
        assertEquals(Set.of(EndReason.NOT_ME), Set.copyOf(world.revoked.values()));
        assertEquals(List.of("forget ines@calder.studio"), recovery.locks);
        assertEquals(MailTemplate.NOT_ME, world.mailed.getLast().template());
        assertEquals(EventKind.NOT_ME_REPORTED, world.events.last().kind());
    }

    @Test
    void pressed_twice_it_undoes_nothing_that_was_set_up_since() {
        String token = notMeToken();
        assertEquals(LinkOutcome.DONE, notMe(token));
        var result = recovery.resetPassword()
                .execute(World.TENANT, world.lastToken(), new PresentedPassword("staple of lamps"), World.CLIENT);
        assertEquals(new ResetPasswordResult.Reset(), result);
        world.signedIn(user);
        assertEquals(LinkOutcome.DONE, notMe(token));
        assertTrue(opens("staple of lamps"));
        assertEquals(1, world.sessions.open(World.TENANT, user).size());
    }

    @Test
    void older_alerts_go_on_working_beside_newer_ones_for_their_time() {
        String older = notMeToken();
        String newer = notMeToken();
        assertEquals(LinkOutcome.DONE, notMe(older));
        world.clock.advance(Duration.ofDays(7));
        assertEquals(LinkOutcome.EXPIRED, notMe(newer));
        assertEquals(LinkOutcome.INVALID, notMe("nonsense"));
    }

    @Test
    void an_app_that_a_stranger_set_up_after_the_alert_goes_away() {
        String token = notMeToken();
        world.clock.advance(Duration.ofHours(1));
        setUpApp();
        assertEquals(LinkOutcome.DONE, notMe(token));
        assertFalse(recovery.mfa.authenticators.isOn(user));
        assertTrue(world.events.kinds().contains(EventKind.MFA_DISABLED));
    }

    @Test
    void the_alert_of_the_app_itself_takes_it_away() {
        setUpApp();
        assertEquals(LinkOutcome.DONE, notMe(notMeToken()));
        assertFalse(recovery.mfa.authenticators.isOn(user));
    }

    @Test
    void an_app_that_was_there_before_the_alert_stays() {
        setUpApp();
        world.clock.advance(Duration.ofSeconds(1));
        assertEquals(LinkOutcome.DONE, notMe(notMeToken()));
        assertTrue(recovery.mfa.authenticators.isOn(user));
    }

    @Test
    void an_alert_leads_back_to_the_address_it_was_mailed_to() {
        String token = notMeToken();
        world.accounts.changeEmail(World.TENANT, user, new Email("thief@calder.studio"));
        assertEquals(LinkOutcome.DONE, notMe(token));
        assertEquals(EMAIL, world.mailed.getLast().to());
        assertEquals(
                EMAIL,
                Objects.requireNonNull(world.accounts.byId(World.TENANT, user)).email());
    }

    @Test
    void an_address_that_another_account_has_by_now_cannot_be_gone_back_to() {
        String token = notMeToken();
        world.accounts.changeEmail(World.TENANT, user, new Email("moved@calder.studio"));
        world.user("ines@calder.studio", PASSWORD);
        assertEquals(LinkOutcome.EXPIRED, notMe(token));
        assertTrue(world.revoked.isEmpty());
    }

    private void unlock(TenantId tenant) {
        recovery.requestUnlock().execute(tenant, EMAIL, World.CLIENT);
        world.work();
    }

    private LinkOutcome confirm(String token) {
        return recovery.confirmUnlock().execute(World.TENANT, token, World.CLIENT);
    }

    private String notMeToken() {
        return world.issueLink
                .execute(World.TENANT, user, LinkPurpose.NOT_ME, EMAIL)
                .token()
                .text();
    }

    private void setUpApp() {
        recovery.mfa.authenticators.begin(World.TENANT, user, new TotpSecret(world.randomBytes.next(20)));
        Instant since =
                Objects.requireNonNull(Objects.requireNonNull(recovery.mfa.authenticators.find(World.TENANT, user))
                        .pendingSince());
        assertTrue(recovery.mfa.authenticators.confirm(World.TENANT, user, since, 1));
    }

    private LinkOutcome notMe(String token) {
        return recovery.reportNotMe().execute(World.TENANT, token, World.CLIENT);
    }

    private boolean opens(String password) {
        return world.hasher.matches(
                new PresentedPassword(password),
                world.accounts.latest(World.TENANT, user, 1).getFirst());
    }
}
