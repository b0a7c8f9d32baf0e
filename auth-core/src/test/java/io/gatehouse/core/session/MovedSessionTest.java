package io.gatehouse.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that goes on in another browser than it began in. */
class MovedSessionTest {
    private final World world = new World();
    private String token = "";

    @BeforeEach
    void sign_in() {
        token = world.signedIn(world.user("ines@calder.studio", "correct horse battery"));
    }

    @Test
    void the_same_browser_raises_nothing_nor_does_a_lost_device_cookie() {
        refresh("A Browser", "device-1");
        refresh("A Browser", null);
        world.work();
        assertEquals(List.of(EventKind.TOKEN_REFRESH, EventKind.TOKEN_REFRESH), world.events.kinds());
        assertTrue(world.mailed.isEmpty());
    }

    @Test
    void another_device_cookie_is_written_down_and_mailed_once() {
        refresh("A Browser", "device-2");
        assertTrue(world.mailed.isEmpty(), "after the answer");
        world.work();
        assertEquals(EventKind.ANOMALY_DETECTED, world.events.last().kind());
        assertEquals(
                Map.<String, Object>of("reason", "DEVICE_DRIFT", "action", "ALERT"),
                world.events.last().details());
        assertEquals(MailTemplate.SESSION_MOVED, world.mailed.getLast().template());
        refresh("A Browser", "device-2");
        world.work();
        assertEquals(1, world.mailed.size());
    }

    @Test
    void so_is_a_browser_of_another_family() {
        refresh("Another Browser", "device-1");
        world.work();
        assertEquals("Another Browser", world.mailed.getLast().values().get("device"));
    }

    @Test
    void the_policy_may_have_it_written_down_only() {
        world.policies = World.policies(Map.of("risk.deviceDrift", "log"));
        refresh("Another Browser", "device-1");
        world.work();
        assertEquals("LOG", world.events.last().details().get("action"));
        assertTrue(world.mailed.isEmpty());
    }

    @Test
    void a_refresh_is_answered_also_when_there_is_no_room_to_look_at_it() {
        world.room = 0;
        refresh("Another Browser", "device-2");
        assertTrue(world.waiting.isEmpty());
    }

    /** Refreshes late enough for the token to rotate. */
    private void refresh(String userAgent, @Nullable String device) {
        world.clock.advance(Duration.ofSeconds(121));
        Client client = new Client("192.0.2.7", userAgent, device, "request-1", "en");
        RefreshResult.Refreshed refreshed =
                assertInstanceOf(RefreshResult.Refreshed.class, world.refresh().execute(World.TENANT, token, client));
        token = refreshed.tokens().refreshToken().utf8();
    }
}
