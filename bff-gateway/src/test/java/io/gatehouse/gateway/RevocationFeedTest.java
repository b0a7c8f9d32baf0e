package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** How a gateway learns of ended sessions, with a real Redis that comes and goes. */
class RevocationFeedTest {
    private static final String NAME = "gatehouse:revoked";
    private static final int EVERYBODY = 100_000;
    /** So many make five pages of what the core tells. */
    private static final int PAGES = 20_000;

    private int port;
    private RedisServer server;
    private World world;
    private Redis redis;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        startRedis();
        world = World.start(Map.of("redis.url", "redis://127.0.0.1:" + port));
        redis = Redis.createClient(world.vertx, "redis://127.0.0.1:" + port);
        browser = world.browser();
        browser.signIn();
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
        world.close();
        server.stop();
    }

    private void startRedis() throws IOException {
        server = RedisServer.newRedisServer().port(port).build();
        server.start();
    }

    private UUID session() {
        return world.core.sessionOf(browser.cookie("__Host-Http-refresh"));
    }

    private long subscribers() {
        Response answer = Waiting.result(
                redis.send(Request.cmd(Command.PUBSUB).arg("NUMSUB").arg(NAME)).otherwiseEmpty());
        return answer == null ? 0 : Long.parseLong(String.valueOf(answer.get(1)));
    }

    private void publish(UUID session, String reason) {
        long dead = Instant.now().plusSeconds(900).toEpochMilli();
        Waiting.result(redis.send(Request.cmd(Command.PUBLISH).arg(NAME).arg(session + " " + reason + " " + dead)));
    }

    private void awaitRefusal(String reason) {
        Waiting.until(
                "refused for " + reason,
                () -> browser.get("/api/notes").status() == 401
                        && reason.equals(browser.get("/api/notes").json().getString("reason")));
    }

    @Test
    void an_announcement_is_obeyed_and_nonsense_passed_over() {
        Waiting.until("subscribed", () -> subscribers() == 1);
        for (String nonsense : new String[] {"", "x", "a b c", session() + " X soon", "no-uuid X 1"}) {
            Waiting.result(redis.send(Request.cmd(Command.PUBLISH).arg(NAME).arg(nonsense)));
        }
        assertEquals(200, browser.get("/api/notes").status());
        publish(session(), "REVOKED_BY_ADMIN");
        awaitRefusal("REVOKED_BY_ADMIN");
    }

    @Test
    void what_redis_never_announces_is_told_by_the_core() {
        // A core that cannot reach Redis, while this gateway can: nobody publishes anything.
        Waiting.until("subscribed", () -> subscribers() == 1);
        assertEquals(200, browser.get("/api/notes").status());
        world.core.end(session(), "REVOKED_BY_USER");
        long asked = world.core.calls("/internal/v1/revocations");
        awaitRefusal("REVOKED_BY_USER");
        long since = world.core.calls("/internal/v1/revocations") - asked;
        assertTrue(since > 0 && since <= 5, "it is asked every second, and the next answer tells: " + since);
    }

    @Test
    void what_ended_while_redis_was_away_is_told_by_the_core_and_then_by_redis_again() throws IOException {
        Waiting.until("subscribed", () -> subscribers() == 1);
        server.stop();
        world.core.end(session(), "PASSWORD_RESET");
        awaitRefusal("PASSWORD_RESET");
        assertEquals(200, browser.get("/health/ready").status(), "correctness never depends on Redis");
        browser.signIn();
        startRedis();
        Waiting.until("subscribed again", () -> subscribers() == 1);
        publish(session(), "NOT_ME");
        awaitRefusal("NOT_ME");
    }

    @Test
    void when_everybody_is_signed_out_at_once_each_end_is_heard_from_the_core() {
        Waiting.until("subscribed", () -> subscribers() == 1);
        // Ended first, so on the last of all pages.
        world.core.end(session(), "REVOKED_BY_ADMIN");
        for (int other = 0; other < PAGES; other++) {
            world.core.end(new UUID(other, 0), "REVOKED_BY_ADMIN");
        }
        awaitRefusal("REVOKED_BY_ADMIN");
        browser.signIn();
        assertEquals(200, browser.get("/api/notes").status(), "who signs in anew is let in");
        world.core.end(session(), "SIGNED_OUT");
        awaitRefusal("SIGNED_OUT");
    }

    @Test
    void when_everybody_is_signed_out_at_once_redis_is_read_page_by_page_and_is_not_given_up() {
        Waiting.until("subscribed", () -> subscribers() == 1);
        long dead = Instant.now().plusSeconds(900).toEpochMilli();
        for (int batch = 0; batch < EVERYBODY / 1_000; batch++) {
            Request add = Request.cmd(Command.ZADD).arg(NAME);
            for (int other = 0; other < 1_000; other++) {
                add.arg(Long.toString(dead + batch)).arg(new UUID(batch, other) + " REVOKED_BY_ADMIN");
            }
            Waiting.result(redis.send(add));
        }
        Waiting.result(redis.send(Request.cmd(Command.ZADD)
                .arg(NAME)
                .arg(Long.toString(dead + EVERYBODY))
                .arg(session() + " NOT_ME")));
        awaitRefusal("NOT_ME");
        assertEquals(1, subscribers());
    }

    @Test
    void an_ended_session_is_forgotten_when_its_last_token_has_died() {
        world.core.refusedFor = Duration.ofSeconds(1);
        world.core.end(session(), "SIGNED_OUT");
        awaitRefusal("SIGNED_OUT");
        world.core.forgetEnds();
        // The token of this test lives on, and so shows what the gateway remembers.
        Waiting.until("forgotten", () -> browser.get("/api/notes").status() == 200);
    }

    @Test
    void what_ended_before_the_start_is_loaded() {
        long dead = Instant.now().plusSeconds(900).toEpochMilli();
        Waiting.result(redis.send(
                Request.cmd(Command.ZADD).arg(NAME).arg(Long.toString(dead)).arg(session() + " SESSION_LIMIT")));
        // A subscription that missed an announcement reads the whole set again after a while, a new gateway at once.
        awaitRefusal("SESSION_LIMIT");
    }
}
