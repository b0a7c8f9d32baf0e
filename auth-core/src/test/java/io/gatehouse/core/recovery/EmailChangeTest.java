package io.gatehouse.core.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.User;
import io.gatehouse.core.verification.LinkPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EmailChangeTest {
    private static final Email OLD = new Email("ines@calder.studio");
    private static final Email NEW = new Email("ines@new.example");
    private static final String PASSWORD = "correct horse battery";

    private final RecoveryWorld recovery = new RecoveryWorld();
    private final World world = recovery.world;
    private final UserId user = world.user("ines@calder.studio", PASSWORD);

    @Test
    void the_new_address_gets_a_link_and_the_old_one_a_notice_after_the_answer() {
        recovery.requestEmailChange().execute(claims(), NEW, World.CLIENT);
        assertTrue(world.mailed.isEmpty());
        world.work();
        assertEquals(List.of(MailTemplate.EMAIL_CHANGE, MailTemplate.EMAIL_CHANGE_NOTICE), templates());
        assertEquals(List.of(NEW, OLD), world.mailed.stream().map(Mail::to).toList());
        assertEquals(EventKind.EMAIL_CHANGE_REQUESTED, world.events.last().kind());
        assertEquals(OLD, account().email());
    }

    @Test
    void a_confirmed_address_is_in_force_and_links_mailed_to_the_old_one_die() {
        String reset = issue(LinkPurpose.PASSWORD_RESET);
        String unlock = issue(LinkPurpose.UNLOCK);
        String confirm = request(NEW);
        assertEquals(LinkOutcome.DONE, confirm(confirm));
        assertEquals(NEW, account().email());
        assertTrue(account().emailVerified());
        assertEquals(EventKind.EMAIL_CHANGED, world.events.last().kind());
        assertEquals(LinkOutcome.DONE, confirm(confirm), "twice is harmless");
        assertEquals(LinkOutcome.EXPIRED, recovery.confirmUnlock().execute(World.TENANT, unlock, World.CLIENT));
        assertTrue(Objects.requireNonNull(recovery.readLink.execute(World.TENANT, LinkPurpose.PASSWORD_RESET, reset))
                        .link()
                        .state()
                == io.gatehouse.core.verification.EmailLink.State.SUPERSEDED);
    }

    @Test
    void a_link_of_another_tenant_or_from_nowhere_confirms_and_cancels_nothing() {
        String confirm = request(NEW);
        String cancel = world.lastToken();
        assertEquals(
                LinkOutcome.INVALID, recovery.confirmEmailChange().execute(World.OTHER_TENANT, confirm, World.CLIENT));
        assertEquals(
                LinkOutcome.INVALID, recovery.cancelEmailChange().execute(World.OTHER_TENANT, cancel, World.CLIENT));
        assertEquals(LinkOutcome.INVALID, confirm(cancel));
        assertEquals(LinkOutcome.INVALID, cancel(confirm));
        assertEquals(OLD, account().email());
    }

    @Test
    void a_later_wish_replaces_the_earlier_one() {
        String first = request(NEW);
        request(new Email("third@new.example"));
        assertEquals(LinkOutcome.EXPIRED, confirm(first));
    }

    @Test
    void links_run_out() {
        String confirm = request(NEW);
        String cancel = world.lastToken();
        world.clock.advance(Duration.ofDays(1));
        assertEquals(LinkOutcome.EXPIRED, confirm(confirm));
        world.clock.advance(Duration.ofDays(7));
        assertEquals(LinkOutcome.EXPIRED, cancel(cancel));
    }

    @Test
    void cancelled_before_it_is_in_force_nothing_has_happened() {
        world.signedIn(user);
        String confirm = request(NEW);
        String cancel = world.lastToken();
        assertEquals(LinkOutcome.DONE, cancel(cancel));
        assertEquals(EventKind.EMAIL_CHANGE_CANCELLED, world.events.last().kind());
        assertEquals(LinkOutcome.EXPIRED, confirm(confirm));
        assertEquals(1, world.sessions.open(World.TENANT, user).size());
        assertEquals(LinkOutcome.DONE, cancel(cancel), "twice is harmless");
        assertEquals(1, count(EventKind.EMAIL_CHANGE_CANCELLED));
    }

    @Test
    void cancelled_after_it_is_in_force_the_account_goes_back_to_the_old_address() {
        world.signedIn(user);
        String confirm = request(NEW);
        String cancel = world.lastToken();
        assertEquals(LinkOutcome.DONE, confirm(confirm));
        assertEquals(LinkOutcome.DONE, cancel(cancel));
        assertEquals(OLD, account().email());
        assertTrue(world.sessions.open(World.TENANT, user).isEmpty());
        assertEquals(MailTemplate.NOT_ME, world.mailed.getLast().template());
        assertEquals(OLD, world.mailed.getLast().to());
        assertEquals(List.of(EndReason.NOT_ME), List.copyOf(world.revoked.values()));
        assertEquals(LinkOutcome.DONE, cancel(cancel));
        assertEquals(1, count(EventKind.EMAIL_CHANGE_CANCELLED));
    }

    @Test
    void a_thief_who_changes_the_address_twice_loses_it_all_the_same() {
        String confirm = request(NEW);
        String owners = world.lastToken();
        assertEquals(LinkOutcome.DONE, confirm(confirm));
        assertEquals(LinkOutcome.DONE, confirm(request(new Email("thief@far.example"))));
        assertEquals(LinkOutcome.DONE, cancel(owners));
        assertEquals(OLD, account().email());
    }

    @Test
    void the_notices_that_a_thief_got_lead_nowhere_once_the_owner_is_back() {
        assertEquals(LinkOutcome.DONE, confirm(request(NEW)));
        String owners = cancelToken(OLD);
        request(new Email("thief@far.example"));
        String thiefs = cancelToken(NEW);
        String alert = notMeTo(NEW);
        assertEquals(LinkOutcome.DONE, cancel(owners));
        assertEquals(LinkOutcome.EXPIRED, cancel(thiefs));
        assertEquals(LinkOutcome.EXPIRED, notMe(alert));
        assertEquals(OLD, account().email());
    }

    @Test
    void a_thief_who_presses_first_does_not_keep_the_owner_from_pressing_later() {
        assertEquals(LinkOutcome.DONE, confirm(request(NEW)));
        String owners = cancelToken(OLD);
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(LinkOutcome.DONE, notMe(notMeTo(NEW)));
        assertEquals(LinkOutcome.DONE, cancel(owners));
        assertEquals(OLD, account().email());
    }

    @Test
    void a_new_address_that_comes_into_force_while_it_is_cancelled_is_taken_back() {
        String confirm = request(NEW);
        String cancel = world.lastToken();
        assertEquals(
                LinkOutcome.DONE,
                recovery.cancelEmailChange(recovery.after(() -> assertEquals(LinkOutcome.DONE, confirm(confirm))))
                        .execute(World.TENANT, cancel, World.CLIENT));
        assertEquals(OLD, account().email());
        assertEquals(MailTemplate.NOT_ME, world.mailed.getLast().template());
    }

    @Test
    void a_new_address_that_comes_into_force_while_somebody_says_not_me_is_taken_back() {
        String alert = notMeTo(OLD);
        String confirm = request(NEW);
        assertEquals(
                LinkOutcome.DONE,
                recovery.reportNotMe(recovery.after(() -> assertEquals(LinkOutcome.DONE, confirm(confirm))))
                        .execute(World.TENANT, alert, World.CLIENT));
        assertEquals(OLD, account().email());
    }

    @Test
    void an_address_with_an_account_gets_another_mail_and_the_notice_goes_out_all_the_same() {
        world.user("ines@new.example", PASSWORD);
        recovery.requestEmailChange().execute(claims(), NEW, World.CLIENT);
        world.work();
        assertEquals(List.of(MailTemplate.EMAIL_CHANGE_TAKEN, MailTemplate.EMAIL_CHANGE_NOTICE), templates());
        assertEquals(LinkOutcome.DONE, cancel(world.lastToken()));
        assertEquals(0, count(EventKind.EMAIL_CHANGE_CANCELLED), "there was nothing to cancel");
    }

    @Test
    void an_address_that_somebody_may_go_back_to_counts_as_taken() {
        UserId other = world.user("other@calder.studio", PASSWORD);
        var _ = world.issueLink.execute(World.TENANT, other, LinkPurpose.EMAIL_CANCEL, NEW);
        recovery.requestEmailChange().execute(claims(), NEW, World.CLIENT);
        world.work();
        assertEquals(MailTemplate.EMAIL_CHANGE_TAKEN, world.mailed.getFirst().template());
    }

    @Test
    void an_address_that_was_taken_since_stays_with_its_owner() {
        String confirm = request(NEW);
        UserId faster = world.user("ines@new.example", PASSWORD);
        assertEquals(LinkOutcome.EXPIRED, confirm(confirm));
        assertEquals(
                faster,
                Objects.requireNonNull(world.accounts.byEmail(World.TENANT, NEW))
                        .id());
        assertEquals(OLD, account().email());
    }

    @Test
    void going_back_is_refused_when_another_account_has_the_address() {
        String confirm = request(NEW);
        String cancel = world.lastToken();
        assertEquals(LinkOutcome.DONE, confirm(confirm));
        world.user("ines@calder.studio", PASSWORD);
        assertEquals(LinkOutcome.EXPIRED, cancel(cancel));
        assertEquals(NEW, account().email());
    }

    @Test
    void ones_own_address_and_too_many_wishes_cause_no_mail() {
        recovery.requestEmailChange().execute(claims(), new Email("INES@calder.studio"), World.CLIENT);
        recovery.overTheLimit.add(NEW);
        recovery.requestEmailChange().execute(claims(), NEW, World.CLIENT);
        recovery.overTheLimit.clear();
        recovery.overTheLimit.add(OLD);
        recovery.requestEmailChange().execute(claims(), NEW, World.CLIENT);
        world.work();
        assertTrue(world.mailed.isEmpty());
        assertNull(world.accounts.byEmail(World.TENANT, NEW));
    }

    /** Asks for a change and returns the token for the new address; the last mail is the notice. */
    @com.google.errorprone.annotations.CanIgnoreReturnValue
    private String request(Email email) {
        recovery.requestEmailChange().execute(claims(), email, World.CLIENT);
        world.work();
        Mail toNew = world.mailed.get(world.mailed.size() - 2);
        String link = Objects.requireNonNull(toNew.values().get("link"));
        return link.substring(link.indexOf("#token=") + "#token=".length());
    }

    /** The token of the last notice to an address. */
    private String cancelToken(Email to) {
        Mail notice = world.mailed.stream()
                .filter(mail -> mail.template() == MailTemplate.EMAIL_CHANGE_NOTICE
                        && mail.to().equals(to))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        String link = Objects.requireNonNull(notice.values().get("link"));
        return link.substring(link.indexOf("#token=") + "#token=".length());
    }

    /** The token of an alert to an address. */
    private String notMeTo(Email to) {
        return world.issueLink
                .execute(World.TENANT, user, LinkPurpose.NOT_ME, to)
                .token()
                .text();
    }

    private LinkOutcome notMe(String token) {
        return recovery.reportNotMe().execute(World.TENANT, token, World.CLIENT);
    }

    private String issue(LinkPurpose purpose) {
        return world.issueLink
                .execute(World.TENANT, user, purpose, null)
                .token()
                .text();
    }

    private LinkOutcome confirm(String token) {
        return recovery.confirmEmailChange().execute(World.TENANT, token, World.CLIENT);
    }

    private LinkOutcome cancel(String token) {
        return recovery.cancelEmailChange().execute(World.TENANT, token, World.CLIENT);
    }

    private List<MailTemplate> templates() {
        return world.mailed.stream().map(Mail::template).toList();
    }

    private long count(EventKind kind) {
        return world.events.kinds().stream().filter(kind::equals).count();
    }

    private User account() {
        return Objects.requireNonNull(world.accounts.byId(World.TENANT, user));
    }

    private AccessClaims claims() {
        return new AccessClaims(
                World.TENANT,
                user,
                new SessionId(world.ids.next()),
                1,
                List.of("user"),
                world.clock.instant(),
                List.of("pwd"));
    }
}
