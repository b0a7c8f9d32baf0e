package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.cookie.AccessCookie;
import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.FakeCore.Mood;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.gatehouse.kit.tenant.TenantHosts;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Two gateways, one browser, one Redis that may leave at any moment. */
class ClusterFlightTest {
    private static final String ACCESS = "__Host-Http-access";
    private static final String REFRESH = "__Host-Http-refresh";
    private static final String REFRESHES = "/api/v1/auth/refresh";

    private final AccessCookie sealer =
            new AccessCookie(new Sealer(KeyRing.parse(World.COOKIE_KEYS).derive("access-cookie"), new SecureRandom()));
    private int port;
    private RedisServer server;
    private World world;
    private Running other;
    private Redis redis;
    private Browser here;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = RedisServer.newRedisServer().port(port).build();
        server.start();
        world = World.start(Map.of("redis.url", "redis://127.0.0.1:" + port, "gateway.flightWait", "10s"));
        other = world.another();
        redis = Redis.createClient(world.vertx, "redis://127.0.0.1:" + port);
        Waiting.until("both listen", () -> listeners() == 2);
        here = world.browser();
        here.signIn();
        expire(here);
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
        world.close();
        server.stop();
    }

    private long listeners() {
        Response answer = Waiting.result(
                redis.send(Request.cmd(Command.PUBSUB).arg("NUMSUB").arg("gatehouse:landed")));
        return Long.parseLong(String.valueOf(Objects.requireNonNull(answer).get(1)));
    }

    private void expire(Browser browser) {
        var session = world.core.sessionOf(browser.cookie(REFRESH));
        browser.jar()
                .put(
                        ACCESS,
                        sealer.seal(
                                world.core.accessToken(session, 1, Instant.now().minusSeconds(60)),
                                TenantHosts.DEFAULT));
    }

    private static Future<Reply> call(Browser browser) {
        return browser.sending(HttpMethod.GET, "/api/notes", Map.of(), null);
    }

    private static List<String> cookies(Future<Reply> call) {
        Reply reply = Waiting.result(call);
        assertEquals(200, reply.status());
        return reply.setCookies().stream()
                .filter(cookie -> cookie.startsWith(REFRESH))
                .toList();
    }

    @Test
    void many_calls_over_two_gateways_ask_the_core_once() {
        Browser there = world.at(other, here);
        List<Future<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(call(here));
            calls.add(call(there));
        }
        calls.forEach(call -> assertEquals(200, Waiting.result(call).status()));
        assertEquals(1, world.core.calls(REFRESHES));
        assertEquals(1, world.core.rotations.get());
    }

    @Test
    void a_gateway_waits_for_the_other_and_gives_the_same_tokens() {
        world.core.mood = Mood.DELAYED;
        Future<Reply> first = call(here);
        Waiting.until("the core is asked", () -> world.core.held.size() == 1);
        Future<Reply> second = call(world.at(other, here));
        Waiting.until("the other one waits", () -> follows(other));
        world.core.release();
        assertEquals(cookies(first), cookies(second));
        assertEquals(1, world.core.calls(REFRESHES));
    }

    @Test
    void while_the_leader_gets_no_answer_nobody_waits_longer_than_allowed() {
        Running impatient = world.another(Map.of("gateway.flightWait", "100ms"));
        Waiting.until("all listen", () -> listeners() == 3);
        world.core.mood = Mood.DELAYED;
        Future<Reply> first = call(here);
        Waiting.until("the core is asked", () -> world.core.held.size() == 1);
        world.core.mood = Mood.WELL;
        Future<Reply> second = call(world.at(impatient, here));
        List<String> fresh = cookies(second);
        assertFalse(first.isComplete(), "the leader still waits");
        world.core.release();
        assertEquals(fresh, cookies(first), "whoever asks, there is one successor");
        assertEquals(1, world.core.rotations.get());
    }

    private boolean follows(Running gateway) {
        String metrics = world.management(gateway).get("/metrics").body().toString();
        return metrics.lines()
                .anyMatch(line -> line.startsWith("gatehouse_flights_cluster_total{part=\"followed\"} 1"));
    }

    @Test
    void what_stands_in_redis_is_sealed() {
        assertEquals(200, here.get("/api/notes").status());
        Waiting.until("the result is left", () -> !keys().isEmpty());
        for (String key : keys()) {
            String value = String.valueOf(
                    Waiting.result(redis.send(Request.cmd(Command.GET).arg(key))));
            world.core.issued.forEach(token -> {
                assertFalse(value.contains(token), "no token in the clear");
                assertFalse(key.contains(token), "nor in a name");
            });
        }
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        Objects.requireNonNull(
                        Waiting.result(redis.send(Request.cmd(Command.KEYS).arg("gatehouse:flight:*:result"))))
                .forEach(key -> keys.add(key.toString()));
        return keys;
    }

    @Test
    void a_result_that_somebody_else_wrote_is_not_believed() {
        Browser there = world.at(other, here);
        assertEquals(200, here.get("/api/notes").status());
        Waiting.until("the result is left", () -> !keys().isEmpty());
        for (String key : keys()) {
            Waiting.result(redis.send(Request.cmd(Command.SET).arg(key).arg("forged".repeat(20))));
        }
        assertEquals(200, there.get("/api/notes").status());
        assertEquals(2, world.core.calls(REFRESHES), "it asked the core itself");
        assertEquals(1, world.core.rotations.get(), "and got the same successor");
    }

    @Test
    void redis_killed_in_the_middle_costs_a_question_and_nobody_the_session() throws IOException {
        world.core.mood = Mood.DELAYED;
        Future<Reply> first = call(here);
        Waiting.until("the core is asked", () -> world.core.held.size() == 1);
        server.stop();
        Future<Reply> second = call(world.at(other, here));
        Waiting.until("the other one asks the core itself", () -> world.core.held.size() == 2);
        world.core.release();
        assertEquals(cookies(first), cookies(second));
        assertEquals(1, world.core.rotations.get());
    }

    @Test
    void an_ended_session_is_told_by_the_other_gateway_too() {
        world.core.end(world.core.sessionOf(here.cookie(REFRESH)), "PASSWORD_RESET");
        Browser there = world.at(other, here);
        for (Browser browser : List.of(here, there)) {
            Reply reply = browser.get("/api/notes");
            assertEquals(401, reply.status());
            assertEquals("PASSWORD_RESET", reply.json().getString("reason"));
            assertTrue(reply.setCookies().isEmpty());
        }
    }
}
