package io.gatehouse.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.RacingSessions;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.token.RefreshToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshTest {
    private static final Duration LATER = Duration.ofSeconds(121);

    private final World world = new World();
    private UserId user = new UserId(new java.util.UUID(0, 0));
    private String first = "";

    @BeforeEach
    void sign_in() {
        user = world.user("ines@calder.studio", "correct horse battery");
        first = world.signedIn(user);
    }

    @Test
    void a_forged_token_changes_nothing() {
        String forged = first.substring(0, 40) + (first.charAt(40) == 'A' ? 'B' : 'A') + first.substring(41);
        assertInstanceOf(RefreshResult.Refused.class, refresh(forged));
        assertInstanceOf(RefreshResult.Refused.class, refresh("nonsense"));
        assertTrue(world.events.all().isEmpty());
        assertEquals(1, state().generation());
    }

    @Test
    void a_token_of_a_session_that_never_was_is_refused() {
        RefreshToken stray = world.refreshTokens.first(new SessionId(world.ids.next()));
        assertInstanceOf(RefreshResult.Refused.class, refresh(world.refreshTokens.write(stray)));
    }

    @Test
    void a_token_of_one_tenant_opens_nothing_in_another() {
        assertInstanceOf(RefreshResult.Refused.class, world.refresh().execute(World.OTHER_TENANT, first, World.CLIENT));
        assertEquals(1, state().generation());
    }

    @Test
    void the_first_token_rotates_at_once() {
        String second = refreshed(first);
        assertNotEquals(first, second);
        assertEquals(2, state().generation());
        assertEquals(List.of(EventKind.TOKEN_REFRESH), world.events.kinds());
    }

    @Test
    void a_young_head_comes_back_as_it_is_with_a_shorter_life() {
        String second = refreshed(first);
        RefreshResult.Refreshed again = assertInstanceOf(RefreshResult.Refreshed.class, refresh(second));
        assertEquals(second, again.tokens().refreshToken().utf8());
        assertShortened(again.tokens().accessToken().life());
        assertEquals(2, state().generation());
    }

    @Test
    void a_head_older_than_the_damping_rotates() {
        String second = refreshed(first);
        world.clock.advance(LATER);
        assertNotEquals(second, refreshed(second));
        assertEquals(3, state().generation());
    }

    @Test
    void a_lost_answer_is_given_again_letter_by_letter_at_any_age() {
        String second = refreshed(first);
        world.clock.advance(Duration.ofDays(3));
        RefreshResult.Refreshed again = assertInstanceOf(RefreshResult.Refreshed.class, refresh(first));
        assertEquals(second, again.tokens().refreshToken().utf8());
        assertShortened(again.tokens().accessToken().life());
    }

    @Test
    void a_replay_leaves_the_idle_timer_alone() {
        refreshed(first);
        var before = state().idleExpiresAt();
        world.clock.advance(Duration.ofDays(1));
        assertInstanceOf(RefreshResult.Refreshed.class, refresh(first));
        assertEquals(before, state().idleExpiresAt());
    }

    @Test
    void a_confirmed_parent_is_still_answered_inside_the_window() {
        String second = refreshed(first);
        confirm(2);
        world.clock.advance(Duration.ofSeconds(119));
        assertEquals(second, refreshed(first));
    }

    @Test
    void reuse_ends_the_session_writes_an_event_tells_the_owner_and_every_gateway() {
        refreshed(first);
        confirm(2);
        world.clock.advance(LATER);
        assertInstanceOf(RefreshResult.Reused.class, refresh(first));
        assertEquals(EndReason.TOKEN_REUSED, state().endReason());
        assertEquals(EventKind.TOKEN_REUSE_DETECTED, world.events.last().kind());
        assertEquals(
                Map.<String, Object>of("presentedGeneration", 1, "headGeneration", 2, "reason", "TOKEN_REUSED"),
                world.events.last().details());
        assertEquals(Map.of(session(), EndReason.TOKEN_REUSED), world.revoked);
        assertEquals(MailTemplate.SESSION_COPIED, world.mailed.getLast().template());
        assertEquals("ines@calder.studio", world.mailed.getLast().to().value());
        assertEquals(new RefreshResult.Over(EndReason.TOKEN_REUSED), refresh(first));
        assertEquals(1, world.mailed.size(), "told once");
    }

    @Test
    void reuse_leaves_other_sessions_alone() {
        String elsewhere = world.signedIn(user);
        String second = refreshed(first);
        world.clock.advance(LATER);
        refreshed(second);
        assertInstanceOf(RefreshResult.Reused.class, refresh(first));
        assertInstanceOf(RefreshResult.Refreshed.class, refresh(elsewhere));
    }

    @Test
    void an_unconfirmed_grandparent_is_a_reuse() {
        String second = refreshed(first);
        world.clock.advance(LATER);
        refreshed(second);
        assertInstanceOf(RefreshResult.Reused.class, refresh(first));
    }

    @Test
    void a_successor_that_the_database_lost_is_adopted() {
        RefreshToken head = java.util.Objects.requireNonNull(world.refreshTokens.read(first));
        String lost = world.refreshTokens.write(world.refreshTokens.successor(head));
        assertEquals(lost, refreshed(lost));
        assertEquals(2, state().generation());
        assertEquals(lost, refreshed(first), "and its parent yields it");
    }

    @Test
    void an_ended_session_says_why() {
        world.signOut().execute(World.TENANT, first, World.CLIENT);
        assertEquals(new RefreshResult.Over(EndReason.SIGNED_OUT), refresh(first));
    }

    @Test
    void idle_and_absolute_ends_are_told_apart() {
        world.clock.advance(Duration.ofDays(7));
        assertEquals(new RefreshResult.Over(EndReason.IDLE_TIMEOUT), refresh(first));
        world.clock.advance(Duration.ofDays(23));
        assertEquals(new RefreshResult.Over(EndReason.ABSOLUTE_TIMEOUT), refresh(first));
    }

    @Test
    void use_never_stretches_a_session_beyond_its_absolute_end() {
        var end = state().expiresAt();
        String token = first;
        for (int day = 0; day < 29; day++) {
            world.clock.advance(Duration.ofDays(1));
            token = refreshed(token);
            assertEquals(end, state().expiresAt());
            assertTrue(!state().idleExpiresAt().isAfter(end));
        }
        world.clock.advance(Duration.ofDays(1));
        assertEquals(new RefreshResult.Over(EndReason.ABSOLUTE_TIMEOUT), refresh(token));
    }

    @Test
    void an_access_token_never_outlives_its_session() {
        String token = first;
        for (int day = 0; day < 29; day++) {
            world.clock.advance(Duration.ofDays(1));
            token = refreshed(token);
        }
        world.clock.advance(Duration.ofHours(24).minusSeconds(5));
        RefreshResult.Refreshed last = assertInstanceOf(RefreshResult.Refreshed.class, refresh(token));
        assertEquals(Duration.ofSeconds(5), last.tokens().accessToken().life());
    }

    @Test
    void a_disabled_account_refreshes_nothing() {
        world.accounts.disable(World.TENANT, user);
        assertEquals(new RefreshResult.Over(EndReason.ACCOUNT_DISABLED), refresh(first));
    }

    @Test
    void a_node_that_lost_the_race_gives_the_winners_successor() {
        RacingSessions racing = new RacingSessions(world.sessions);
        racing.beforeRotate(() -> refreshed(first));
        RefreshResult.Refreshed late = assertInstanceOf(
                RefreshResult.Refreshed.class, world.refresh(racing).execute(World.TENANT, first, World.CLIENT));
        assertEquals(refreshed(first), late.tokens().refreshToken().utf8());
        assertEquals(2, state().generation(), "one rotation");
    }

    @Test
    void a_sign_out_that_overtakes_a_refresh_wins() {
        RacingSessions racing = new RacingSessions(world.sessions);
        racing.beforeRotate(() -> world.signOut().execute(World.TENANT, first, World.CLIENT));
        assertEquals(
                new RefreshResult.Over(EndReason.SIGNED_OUT),
                world.refresh(racing).execute(World.TENANT, first, World.CLIENT));
    }

    @Test
    void a_judgement_of_reuse_that_was_overtaken_is_judged_again() {
        refreshed(first);
        confirm(2);
        world.clock.advance(LATER);
        RacingSessions racing = new RacingSessions(world.sessions);
        racing.beforeEndForReuse(
                () -> assertTrue(world.sessions.end(World.TENANT, user, session(), EndReason.SIGNED_OUT)));
        assertEquals(
                new RefreshResult.Over(EndReason.SIGNED_OUT),
                world.refresh(racing).execute(World.TENANT, first, World.CLIENT));
        assertTrue(world.mailed.isEmpty());
    }

    @Test
    void endless_overtaking_ends_in_a_polite_busy_after_five_rounds() {
        RacingSessions racing = new RacingSessions(world.sessions);
        racing.rotateNever();
        assertInstanceOf(RefreshResult.Busy.class, world.refresh(racing).execute(World.TENANT, first, World.CLIENT));
        assertEquals(5, racing.rotations());
        assertEquals(1, state().generation());
    }

    @Test
    void a_lost_successor_that_another_node_adopts_first_is_given_all_the_same() {
        RefreshToken head = java.util.Objects.requireNonNull(world.refreshTokens.read(first));
        String lost = world.refreshTokens.write(world.refreshTokens.successor(head));
        RacingSessions racing = new RacingSessions(world.sessions);
        racing.beforeAdopt(() -> refreshed(lost));
        RefreshResult.Refreshed late = assertInstanceOf(
                RefreshResult.Refreshed.class, world.refresh(racing).execute(World.TENANT, lost, World.CLIENT));
        assertEquals(lost, late.tokens().refreshToken().utf8());
        assertEquals(2, state().generation());
    }

    private RefreshResult refresh(String token) {
        return world.refresh().execute(World.TENANT, token, World.CLIENT);
    }

    @CanIgnoreReturnValue
    private String refreshed(String token) {
        return assertInstanceOf(RefreshResult.Refreshed.class, refresh(token))
                .tokens()
                .refreshToken()
                .utf8();
    }

    private void confirm(int generation) {
        world.sessions.confirm(List.of(new Confirmation(session(), generation, world.clock.instant())));
    }

    private SessionId session() {
        return java.util.Objects.requireNonNull(world.refreshTokens.read(first)).session();
    }

    private SessionState state() {
        SessionState state = world.sessions.find(World.TENANT, session());
        assertNotNull(state);
        return state;
    }

    private void assertShortened(Duration life) {
        long longest = world.policies.tokens().accessLifetime().toMillis();
        assertTrue(life.toMillis() >= longest * 3 / 10 && life.toMillis() <= longest * 7 / 10, life.toString());
    }
}
