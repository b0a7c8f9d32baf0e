package io.gatehouse.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.risk.Place;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People who look at their sessions and end them; and what an access token opens at the core afterwards. */
class EndingSessionsTest {
    private final World world = new World();
    private final UserId user = world.user("ines@calder.studio", "correct horse battery");
    private final AccessClaims here = session(user);
    private final AccessClaims elsewhere = session(user);
    private final AccessClaims somebodyElse = session(world.user("otto@calder.studio", "correct horse battery"));

    @Test
    void the_list_shows_where_they_are_signed_in_and_this_browser_first() {
        world.places.put(World.CLIENT.address(), new Place("NO", null));
        for (AccessClaims asking : List.of(here, elsewhere)) {
            List<ListSessions.Item> list = list(asking);
            assertEquals(2, list.size());
            assertEquals(
                    List.of(true, false),
                    list.stream().map(ListSessions.Item::current).toList());
            assertEquals(asking.session(), list.getFirst().session().id());
            assertEquals("NO", list.getFirst().place());
            assertEquals("A Browser", list.getFirst().device().browser());
        }
    }

    @Test
    void one_session_picked_from_the_list_ends_and_every_gateway_is_told() {
        assertTrue(end(here, elsewhere.session()));
        assertEquals(Map.of(elsewhere.session(), EndReason.REVOKED_BY_USER), world.revoked);
        assertEquals(EventKind.SESSION_REVOKED, world.events.last().kind());
        assertEquals(elsewhere.session(), world.events.last().session());
        assertFalse(end(here, elsewhere.session()), "it is over by now");
        assertEquals(1, world.events.all().size());
        assertEquals(1, list(here).size());
    }

    @Test
    void somebody_elses_session_is_none_of_theirs() {
        assertFalse(end(here, somebodyElse.session()));
        assertTrue(world.revoked.isEmpty());
        assertTrue(world.events.all().isEmpty());
    }

    @Test
    void all_others_end_and_this_one_stays() {
        endAll(here, /* keepCurrent= */ true);
        assertEquals(Map.of(elsewhere.session(), EndReason.REVOKED_BY_USER), world.revoked);
        assertEquals(EventKind.ALL_SESSIONS_REVOKED, world.events.last().kind());
        assertEquals(here.session(), list(here).getFirst().session().id());
    }

    @Test
    void all_of_them_end_and_nobody_elses() {
        endAll(here, /* keepCurrent= */ false);
        assertEquals(Set.of(here.session(), elsewhere.session()), world.revoked.keySet());
        assertEquals(Set.of(EndReason.SIGNED_OUT_EVERYWHERE), Set.copyOf(world.revoked.values()));
        assertTrue(list(here).isEmpty());
        assertEquals(1, list(somebodyElse).size());
    }

    @Test
    void signing_out_ends_the_session_once_tells_every_gateway_and_is_written_down() {
        String token = world.signedIn(user);
        SessionId session =
                Objects.requireNonNull(world.refreshTokens.read(token)).session();
        world.signOut().execute(World.TENANT, token, World.CLIENT);
        assertEquals(Map.of(session, EndReason.SIGNED_OUT), world.revoked);
        assertEquals(List.of(EventKind.LOGOUT), world.events.kinds());
        world.revoked.clear();
        world.signOut().execute(World.TENANT, token, World.CLIENT);
        world.signOut().execute(World.TENANT, "ghr_forged", World.CLIENT);
        assertTrue(world.revoked.isEmpty());
        assertEquals(1, world.events.all().size());
    }

    @Test
    void an_access_token_opens_the_core_while_its_session_is_open_and_then_says_why_not() {
        String token = accessToken(here);
        Authentication.SignedIn signedIn = assertInstanceOf(Authentication.SignedIn.class, authenticate(token));
        assertEquals(here.session(), signedIn.session().claims().session());
        assertTrue(end(elsewhere, here.session()));
        assertEquals(new Authentication.Over(EndReason.REVOKED_BY_USER), authenticate(token));
    }

    @Test
    void a_token_that_is_forged_or_of_another_tenant_or_names_another_user_is_nobodys() {
        assertEquals(new Authentication.Nobody(), authenticate("forged"));
        assertEquals(
                new Authentication.Nobody(),
                new Authenticate(world, world.sessions).execute(World.OTHER_TENANT, accessToken(here)));
        assertEquals(
                new Authentication.Nobody(), authenticate(accessToken(claims(somebodyElse.user(), here.session()))));
        assertEquals(
                new Authentication.Nobody(), authenticate(accessToken(claims(user, new SessionId(world.ids.next())))));
    }

    private AccessClaims session(UserId owner) {
        return claims(
                owner,
                Objects.requireNonNull(world.refreshTokens.read(world.signedIn(owner)))
                        .session());
    }

    private static AccessClaims claims(UserId owner, SessionId session) {
        return new AccessClaims(World.TENANT, owner, session, 1, List.of("user"), Instant.EPOCH, List.of("pwd"));
    }

    private String accessToken(AccessClaims claims) {
        return world.issue(claims, Duration.ofMinutes(10)).text().utf8();
    }

    private Authentication authenticate(String token) {
        return new Authenticate(world, world.sessions).execute(World.TENANT, token);
    }

    private List<ListSessions.Item> list(AccessClaims asking) {
        return new ListSessions(
                        world.sessions,
                        agent -> new DeviceGuess.Device(agent, null, DeviceGuess.Kind.DESKTOP),
                        world.placeFinder)
                .execute(asking, "en");
    }

    private boolean end(AccessClaims asking, SessionId session) {
        return new EndSession(world.sessions, world.transactions, world, world.audit)
                .execute(asking, session, World.CLIENT);
    }

    private void endAll(AccessClaims asking, boolean keepCurrent) {
        new EndAllSessions(world.sessions, world.transactions, world, world.audit)
                .execute(asking, keepCurrent, World.CLIENT);
    }
}
