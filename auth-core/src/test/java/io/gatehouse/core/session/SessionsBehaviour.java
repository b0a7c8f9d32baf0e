package io.gatehouse.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of sessions promises. */
public abstract class SessionsBehaviour {
    private static final Duration DAMPING = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofDays(7);
    private static final Duration ABSOLUTE = Duration.ofDays(30);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration EVER = Duration.ofDays(10_000);

    protected abstract Sessions sessions();

    /** Adds an account. */
    protected abstract UserId newUser();

    protected abstract void disable(UserId user);

    /** Lets time pass for the sessions. */
    protected abstract void pass(Duration time);

    @Test
    void an_opened_session_is_found_in_its_tenant_only() {
        SessionState opened = opened(newUser());
        assertEquals(1, opened.generation());
        assertEquals(0, opened.confirmedGeneration());
        assertArrayEquals(hash(1), opened.currentHash());
        assertNull(opened.previousHash());
        assertNull(opened.endReason());
        assertEquals(List.of("pwd"), opened.claims().amr());
        assertEquals(List.of("user"), opened.claims().roles());
        assertEquals(ABSOLUTE, Duration.between(opened.createdAt(), opened.expiresAt()));
        assertEquals(IDLE, Duration.between(opened.createdAt(), opened.idleExpiresAt()));
        assertEquals(opened.claims(), found(opened).claims());
        assertNull(sessions().find(World.OTHER_TENANT, id(opened)));
        assertNull(sessions().find(World.TENANT, new SessionId(UUID.randomUUID())));
    }

    @Test
    void a_rotation_makes_the_successor_the_head_once() {
        SessionState session = opened(newUser());
        SessionState rotated = rotate(session, 1);
        assertNotNull(rotated);
        assertEquals(2, rotated.generation());
        assertArrayEquals(hash(2), rotated.currentHash());
        assertArrayEquals(hash(1), rotated.previousHash());
        assertNull(rotate(session, 1), "the second caller changes nothing");
        assertEquals(2, found(session).generation());
    }

    @Test
    void only_the_right_secret_generation_and_tenant_rotate() {
        SessionState session = opened(newUser());
        assertNull(sessions().rotate(World.TENANT, id(session), 1, hash(9), hash(2), DAMPING));
        assertNull(sessions().rotate(World.TENANT, id(session), 2, hash(1), hash(2), DAMPING));
        assertNull(sessions().rotate(World.OTHER_TENANT, id(session), 1, hash(1), hash(2), DAMPING));
        assertEquals(1, found(session).generation());
    }

    @Test
    void a_head_rotates_again_only_when_the_damping_is_over() {
        SessionState session = opened(newUser());
        assertNotNull(rotate(session, 1));
        pass(DAMPING.minusSeconds(10));
        assertNull(rotate(session, 2));
        pass(Duration.ofSeconds(10));
        SessionState third = rotate(session, 2);
        assertNotNull(third);
        assertTrue(third.headAge().compareTo(Duration.ofSeconds(5)) < 0);
    }

    @Test
    void a_head_that_was_handed_out_again_is_young_again_until_it_is_proved() {
        SessionState session = opened(newUser());
        assertNotNull(rotate(session, 1));
        pass(DAMPING.minusSeconds(10));
        sessions().handedOutAgain(World.OTHER_TENANT, id(session), 2);
        sessions().handedOutAgain(World.TENANT, id(session), 1);
        assertTrue(found(session).headAge().compareTo(Duration.ofMinutes(1)) > 0, "another tenant, another generation");
        sessions().handedOutAgain(World.TENANT, id(session), 2);
        assertTrue(found(session).headAge().compareTo(Duration.ofSeconds(5)) < 0);
        pass(DAMPING.minusSeconds(10));
        assertNull(rotate(session, 2), "the damping counts from the second time");

        sessions().confirm(List.of(new Confirmation(id(session), 2, Instant.now())));
        sessions().handedOutAgain(World.TENANT, id(session), 2);
        pass(Duration.ofSeconds(20));
        assertNotNull(rotate(session, 2), "a proved head grows old whatever is presented");
    }

    @Test
    void a_rotation_renews_the_idle_end_and_never_the_absolute_one() {
        SessionState session = opened(newUser());
        pass(Duration.ofDays(6));
        SessionState rotated = rotate(session, 1);
        assertNotNull(rotated);
        assertEquals(
                Duration.ofDays(6).toMinutes(),
                Duration.between(session.idleExpiresAt(), rotated.idleExpiresAt())
                        .plus(shift())
                        .toMinutes());
        for (int generation = 2; generation < 6; generation++) {
            pass(Duration.ofDays(5));
            rotated = rotate(session, generation);
        }
        assertNotNull(rotated);
        assertEquals(rotated.expiresAt(), rotated.idleExpiresAt());
    }

    @Test
    void what_is_idle_too_long_or_too_old_is_over() {
        SessionState session = opened(newUser());
        pass(IDLE);
        assertEquals(EndReason.IDLE_TIMEOUT, found(session).endReason());
        assertNull(rotate(session, 1));
        assertNull(sessions().adopt(World.TENANT, id(session), 2, hash(2)));
        assertTrue(sessions().open(World.TENANT, user(session)).isEmpty());
        assertFalse(sessions().end(World.TENANT, user(session), id(session), EndReason.SIGNED_OUT));
        pass(ABSOLUTE);
        assertEquals(EndReason.ABSOLUTE_TIMEOUT, found(session).endReason());
    }

    @Test
    void a_disabled_account_has_no_open_session() {
        SessionState session = opened(newUser());
        disable(user(session));
        assertEquals(EndReason.ACCOUNT_DISABLED, found(session).endReason());
        assertNull(rotate(session, 1));
        assertNull(sessions().adopt(World.TENANT, id(session), 2, hash(2)));
    }

    @Test
    void one_ahead_of_the_head_is_adopted_and_nothing_else() {
        SessionState session = opened(newUser());
        assertNull(sessions().adopt(World.TENANT, id(session), 3, hash(3)));
        assertNull(sessions().adopt(World.TENANT, id(session), 1, hash(9)));
        assertNull(sessions().adopt(World.OTHER_TENANT, id(session), 2, hash(2)));
        SessionState adopted = sessions().adopt(World.TENANT, id(session), 2, hash(2));
        assertNotNull(adopted);
        assertEquals(2, adopted.generation());
        assertArrayEquals(hash(1), adopted.previousHash());
    }

    @Test
    void reuse_ends_a_session_only_as_it_was_judged() {
        SessionState session = opened(newUser());
        assertFalse(sessions().endForReuse(World.TENANT, id(session), 2));
        assertFalse(sessions().endForReuse(World.OTHER_TENANT, id(session), 1));
        assertTrue(sessions().endForReuse(World.TENANT, id(session), 1));
        assertFalse(sessions().endForReuse(World.TENANT, id(session), 1));
        assertEquals(EndReason.TOKEN_REUSED, found(session).endReason());
        assertNull(rotate(session, 1));
    }

    @Test
    void a_session_is_ended_by_its_user_once_and_keeps_its_reason() {
        UserId user = newUser();
        UserId stranger = newUser();
        SessionState session = opened(user);
        assertFalse(sessions().end(World.TENANT, stranger, id(session), EndReason.REVOKED_BY_USER));
        assertFalse(sessions().end(World.OTHER_TENANT, user, id(session), EndReason.REVOKED_BY_USER));
        assertTrue(sessions().end(World.TENANT, user, id(session), EndReason.REVOKED_BY_USER));
        assertFalse(sessions().end(World.TENANT, user, id(session), EndReason.SIGNED_OUT));
        assertEquals(EndReason.REVOKED_BY_USER, found(session).endReason());
    }

    @Test
    void all_sessions_of_a_user_end_but_the_one_to_keep() {
        UserId user = newUser();
        SessionState stranger = opened(newUser());
        SessionState kept = opened(user);
        SessionState one = opened(user);
        SessionState two = opened(user);
        List<SessionId> ended = sessions().endAll(World.TENANT, user, id(kept), EndReason.REVOKED_BY_USER);
        assertEquals(Set.of(id(one), id(two)), Set.copyOf(ended));
        assertNull(found(kept).endReason());
        assertEquals(List.of(id(kept)), sessions().endAll(World.TENANT, user, null, EndReason.SIGNED_OUT_EVERYWHERE));
        assertNull(found(stranger).endReason());
    }

    @Test
    void beyond_a_limit_those_idle_longest_end_and_the_newest_stays() {
        UserId user = newUser();
        SessionState stranger = opened(newUser());
        SessionState first = opened(user);
        pass(Duration.ofMinutes(1));
        SessionState second = opened(user);
        pass(Duration.ofMinutes(1));
        SessionState third = opened(user);
        pass(Duration.ofMinutes(1));
        assertNotNull(rotate(first, 1));
        assertEquals(List.of(), sessions().endBeyond(World.TENANT, user, 3, id(third)));
        assertEquals(List.of(), sessions().endBeyond(World.OTHER_TENANT, user, 1, id(third)));
        assertEquals(List.of(id(second)), sessions().endBeyond(World.TENANT, user, 2, id(third)));
        assertEquals(EndReason.SESSION_LIMIT, found(second).endReason());
        assertEquals(List.of(id(first)), sessions().endBeyond(World.TENANT, user, 1, id(third)));
        assertNull(found(third).endReason());
        assertNull(found(stranger).endReason());
    }

    @Test
    void open_sessions_are_listed_latest_used_first() {
        UserId user = newUser();
        SessionState first = opened(user);
        pass(Duration.ofMinutes(1));
        SessionState second = opened(user);
        pass(Duration.ofMinutes(1));
        assertNotNull(rotate(first, 1));
        List<OpenSession> open = sessions().open(World.TENANT, user);
        assertEquals(
                List.of(id(first), id(second)),
                open.stream().map(OpenSession::id).toList());
        assertEquals("192.0.2.7", open.getFirst().address());
        assertEquals("A Browser", open.getFirst().userAgent());
    }

    @Test
    void a_confirmation_only_ever_rises_and_never_beyond_the_head() {
        SessionState session = opened(newUser());
        confirm(session, 5);
        assertEquals(1, found(session).confirmedGeneration());
        assertNotNull(rotate(session, 1));
        confirm(session, null);
        assertEquals(1, found(session).confirmedGeneration());
        confirm(session, 2);
        confirm(session, 1);
        confirm(session, -3);
        assertEquals(2, found(session).confirmedGeneration());
    }

    @Test
    void many_notes_about_one_session_and_unknown_ones_are_taken_in_one_batch() {
        SessionState session = opened(newUser());
        assertNotNull(rotate(session, 1));
        sessions()
                .confirm(List.of(
                        new Confirmation(new SessionId(UUID.randomUUID()), 1, LONG_AGO),
                        new Confirmation(id(session), 2, LONG_AGO),
                        new Confirmation(id(session), null, LONG_AGO),
                        new Confirmation(id(session), 1, LONG_AGO)));
        assertEquals(2, found(session).confirmedGeneration());
    }

    @Test
    void ended_sessions_are_told_newest_first_those_that_ran_out_idle_not_at_all() {
        UserId user = newUser();
        SessionState first = opened(user);
        SessionState second = opened(user);
        SessionState idle = opened(user);
        assertTrue(sessions().end(World.TENANT, user, id(first), EndReason.SIGNED_OUT));
        pass(Duration.ofMinutes(1));
        assertTrue(sessions().end(World.TENANT, user, id(second), EndReason.NOT_ME));
        pass(IDLE);
        List<EndedSession> ended = ended(EVER, first, second, idle);
        assertEquals(
                List.of(id(second), id(first)),
                ended.stream().map(EndedSession::id).toList());
        assertEquals(EndReason.NOT_ME, ended.getFirst().reason());
        assertEquals(
                sessions().endedSince(LONG_AGO, EVER, null, 1_000).sessions().subList(0, 1),
                sessions().endedSince(LONG_AGO, EVER, null, 1).sessions(),
                "what is left out is the oldest");
        assertEquals(
                List.of(id(second)),
                ended(IDLE.plusSeconds(30), first, second).stream()
                        .map(EndedSession::id)
                        .toList(),
                "the other ended too long ago");
    }

    @Test
    void a_session_at_its_absolute_end_is_told_too() {
        UserId user = newUser();
        SessionState session = opened(user);
        SessionState signedOut = opened(user);
        assertTrue(sessions().end(World.TENANT, user, id(signedOut), EndReason.SIGNED_OUT));
        assertEquals(List.of(), ended(EVER, session));
        pass(ABSOLUTE.plusSeconds(1));
        assertEquals(
                List.of(EndReason.ABSOLUTE_TIMEOUT, EndReason.SIGNED_OUT),
                ended(EVER, session, signedOut).stream()
                        .map(EndedSession::reason)
                        .toList());
        assertEquals(List.of(), ended(Duration.ofMillis(500), session), "it ended too long ago");
    }

    @Test
    void whoever_asks_after_a_session_learns_that_it_has_run_out() {
        UserId user = newUser();
        SessionState idle = opened(user);
        SessionState signedOut = opened(user);
        assertTrue(sessions().end(World.TENANT, user, id(signedOut), EndReason.SIGNED_OUT));
        assertEquals(Map.of(id(signedOut), EndReason.SIGNED_OUT), reasons(idle, signedOut));
        pass(IDLE.plusSeconds(1));
        SessionState open = opened(user);
        assertEquals(
                Map.of(id(signedOut), EndReason.SIGNED_OUT, id(idle), EndReason.IDLE_TIMEOUT),
                reasons(idle, signedOut, open));
        EndedSessions told = sessions().endedOf(List.of(id(idle), new SessionId(UUID.randomUUID())));
        Duration ago = Duration.between(told.sessions().getFirst().endedAt(), told.asOf());
        assertTrue(ago.compareTo(Duration.ofSeconds(1)) >= 0 && ago.compareTo(Duration.ofMinutes(1)) < 0, "" + ago);
        assertNotNull(sessions().endedOf(List.of(id(open))).asOf(), "the time is told also where none is over");
        pass(ABSOLUTE);
        assertEquals(EndReason.ABSOLUTE_TIMEOUT, reasons(idle).get(id(idle)));
    }

    private Map<SessionId, EndReason> reasons(SessionState... ofThese) {
        return sessions()
                .endedOf(Arrays.stream(ofThese).map(SessionsBehaviour::id).toList())
                .sessions()
                .stream()
                .collect(Collectors.toMap(EndedSession::id, EndedSession::reason));
    }

    @Test
    void what_ends_after_a_look_is_found_from_there_on() {
        UserId user = newUser();
        SessionState before = opened(user);
        SessionState after = opened(user);
        assertTrue(sessions().end(World.TENANT, user, id(before), EndReason.SIGNED_OUT));
        pass(Duration.ofMinutes(1));
        Instant asOf = sessions().endedSince(LONG_AGO, Duration.ZERO, null, 1).asOf();
        assertTrue(sessions().end(World.TENANT, user, id(after), EndReason.NOT_ME));
        assertEquals(
                List.of(id(after)),
                sessions().endedSince(asOf, EVER, null, 1_000).sessions().stream()
                        .map(EndedSession::id)
                        .filter(Set.of(id(before), id(after))::contains)
                        .toList());
        EndedSessions none = sessions().endedSince(Instant.parse("2100-01-01T00:00:00Z"), EVER, null, 1_000);
        assertEquals(List.of(), none.sessions());
        assertFalse(none.asOf().isBefore(asOf), "the time is told also where nothing has ended");
    }

    private List<EndedSession> ended(Duration kept, SessionState... ofThese) {
        Set<SessionId> ids = Arrays.stream(ofThese).map(SessionsBehaviour::id).collect(Collectors.toSet());
        return sessions().endedSince(LONG_AGO, kept, null, 1_000).sessions().stream()
                .filter(end -> ids.contains(end.id()))
                .toList();
    }

    @Test
    void ended_sessions_are_told_page_by_page_those_of_one_moment_too() {
        UserId user = newUser();
        Set<SessionId> own = new HashSet<>();
        for (int number = 0; number < 5; number++) {
            own.add(id(opened(user)));
        }
        assertEquals(
                5,
                sessions()
                        .endAll(World.TENANT, user, null, EndReason.SIGNED_OUT)
                        .size());
        List<SessionId> told = new ArrayList<>();
        List<EndedSession> page = sessions().endedSince(LONG_AGO, EVER, null, 2).sessions();
        while (!page.isEmpty()) {
            page.stream().map(EndedSession::id).filter(own::contains).forEach(told::add);
            EndedSession last = page.getLast();
            page = sessions()
                    .endedSince(LONG_AGO, EVER, new EndedSessions.Place(last.endedAt(), last.id()), 2)
                    .sessions();
        }
        assertEquals(own, Set.copyOf(told));
        assertEquals(5, told.size(), "none twice");
    }

    @Test
    void the_sessions_of_a_tenant_are_ended_in_batches_and_those_of_another_go_on() {
        UserId user = newUser();
        assertTrue(sessions().end(World.TENANT, user, id(opened(user)), EndReason.SIGNED_OUT));
        for (int number = 0; number < 5; number++) {
            assertEquals(1, opened(newUser()).generation());
        }
        assertEquals(List.of(), sessions().endBatch(World.OTHER_TENANT, null, 10, EndReason.REVOKED_BY_ADMIN));
        assertEquals(0, sessions().countOpen(World.OTHER_TENANT));
        long open = sessions().countOpen(World.TENANT);
        assertTrue(open >= 5);
        List<SessionId> first = sessions().endBatch(World.TENANT, null, 2, EndReason.REVOKED_BY_ADMIN);
        assertEquals(2, first.size());
        long ended = first.size();
        List<SessionId> batch = sessions().endBatch(World.TENANT, first.getLast(), 2, EndReason.REVOKED_BY_ADMIN);
        while (!batch.isEmpty()) {
            ended += batch.size();
            batch = sessions().endBatch(World.TENANT, batch.getLast(), 2, EndReason.REVOKED_BY_ADMIN);
        }
        assertEquals(open, ended);
        assertEquals(0, sessions().countOpen(World.TENANT));
        SessionState over = sessions().find(World.TENANT, first.getFirst());
        assertNotNull(over);
        assertEquals(EndReason.REVOKED_BY_ADMIN, over.endReason());
    }

    @Test
    void open_sessions_are_counted_for_many_people_at_once() {
        SessionState one = opened(newUser());
        UserId both = newUser();
        assertEquals(1, opened(both).generation());
        assertEquals(1, opened(both).generation());
        UserId none = newUser();
        List<UserId> all = List.of(user(one), both, none);
        assertEquals(Map.of(user(one), 1, both, 2), sessions().countOpen(World.TENANT, all));
        assertEquals(Map.of(), sessions().countOpen(World.OTHER_TENANT, all));
        assertTrue(sessions().end(World.TENANT, user(one), id(one), EndReason.SIGNED_OUT));
        assertEquals(Map.of(both, 2), sessions().countOpen(World.TENANT, all));
        pass(ABSOLUTE);
        assertEquals(Map.of(), sessions().countOpen(World.TENANT, all));
    }

    @Test
    void a_person_who_proves_again_who_they_are_has_just_been_authenticated() {
        SessionState session = opened(newUser());
        pass(Duration.ofMinutes(5));
        assertTrue(sessions().authenticatedAgain(World.TENANT, id(session), List.of("pwd", "otp", "mfa")));
        SessionState after = found(session);
        assertEquals(List.of("pwd", "otp", "mfa"), after.claims().amr());
        assertTrue(after.claims().authenticatedAt().isAfter(session.claims().authenticatedAt()));
        assertEquals(session.generation(), after.generation(), "nothing else has changed");
        SessionState rotated = rotate(after, 1);
        assertNotNull(rotated);
        assertEquals(after.claims().authenticatedAt(), rotated.claims().authenticatedAt());
        assertEquals(List.of("pwd", "otp", "mfa"), rotated.claims().amr());
    }

    @Test
    void a_session_that_is_over_or_another_tenants_is_not_authenticated_again() {
        SessionState session = opened(newUser());
        assertFalse(sessions().authenticatedAgain(World.OTHER_TENANT, id(session), List.of("pwd")));
        assertTrue(sessions().end(World.TENANT, user(session), id(session), EndReason.SIGNED_OUT));
        assertFalse(sessions().authenticatedAgain(World.TENANT, id(session), List.of("pwd", "mfa")));
        assertEquals(List.of("pwd"), found(session).claims().amr());
        SessionState idle = opened(newUser());
        pass(IDLE);
        assertFalse(sessions().authenticatedAgain(World.TENANT, id(idle), List.of("pwd", "mfa")));
    }

    /** By how much a passing of time moves the stored times themselves; zero where the clock moves. */
    protected Duration shift() {
        return Duration.ZERO;
    }

    private void confirm(SessionState session, @Nullable Integer generation) {
        sessions().confirm(List.of(new Confirmation(id(session), generation, LONG_AGO)));
    }

    private SessionState opened(UserId user) {
        return sessions()
                .open(new NewSession(
                        new SessionId(UUID.randomUUID()),
                        World.TENANT,
                        user,
                        hash(1),
                        List.of("pwd"),
                        false,
                        IDLE,
                        ABSOLUTE,
                        /* newPlace= */ false,
                        World.CLIENT));
    }

    private @Nullable SessionState rotate(SessionState session, int generation) {
        return sessions()
                .rotate(World.TENANT, id(session), generation, hash(generation), hash(generation + 1), DAMPING);
    }

    private SessionState found(SessionState session) {
        SessionState found = sessions().find(World.TENANT, id(session));
        assertNotNull(found);
        return found;
    }

    private static SessionId id(SessionState session) {
        return session.claims().session();
    }

    private static UserId user(SessionState session) {
        return session.claims().user();
    }

    private static byte[] hash(int generation) {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) generation);
        return hash;
    }
}
