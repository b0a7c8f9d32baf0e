package io.gatehouse.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.policy.Rate;
import io.gatehouse.core.risk.RateLimits.Limit;
import io.gatehouse.core.risk.memory.NodeRateLimits;
import io.gatehouse.core.risk.redis.RedisRateLimits;
import io.gatehouse.core.testing.MovableClock;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Limits in a real Redis that comes and goes. */
class RedisRateLimitsTest extends RateLimitsBehaviour {
    /** So long that no stall of the machine is taken for a Redis that is away. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static Vertx vertx;
    private static RedisServer server;
    private static Redis redis;

    private final MovableClock clock = new MovableClock();

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = RedisServer.newRedisServer().port(port).build();
        server.start();
        vertx = Vertx.vertx();
        redis = Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString("redis://127.0.0.1:" + port)
                        .setMaxPoolWaiting(100));
    }

    @AfterAll
    static void stop() throws IOException {
        redis.close();
        vertx.close().await();
        server.stop();
    }

    private RateLimits limits(Redis at) {
        return new RedisRateLimits(at, new NodeRateLimits(2, clock), PATIENCE, clock);
    }

    @Override
    RateLimits limits() {
        return limits(redis);
    }

    @Test
    void a_clock_that_was_put_back_shuts_nobody_out() {
        Limit limit = new Limit("login", "put back", Rate.parse("10/1m"));
        String key = "gatehouse:limit:" + limit.name() + ":" + limit.rate() + ":" + limit.key();
        String ahead =
                Long.toString(System.currentTimeMillis() + Duration.ofHours(1).toMillis());
        redis.send(Request.cmd(Command.SET).arg(key).arg(ahead)).await();
        RateLimits.Decision refused = limits().take(List.of(limit));
        assertFalse(refused.isGranted());
        assertTrue(refused.retryAfter().compareTo(Duration.ofSeconds(6)) <= 0, "a place, as if nothing had happened");
    }

    @Test
    void two_nodes_count_together() {
        List<Limit> four = List.of(new Limit("login", "two nodes", Rate.parse("4/1h")));
        RateLimits one = limits(redis);
        RateLimits other = limits(redis);
        assertEquals(3, one.take(four).left());
        assertEquals(2, other.take(four).left());
        assertEquals(1, one.take(four).left());
    }

    @Test
    void a_node_without_redis_counts_for_itself_and_more_strictly() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        Redis away = Redis.createClient(vertx, new RedisOptions().setConnectionString("redis://127.0.0.1:" + nobody));
        RateLimits alone = limits(away);
        List<Limit> four = List.of(new Limit("login", "alone", Rate.parse("4/1h")));
        assertEquals(1, alone.take(four).left());
        assertEquals(0, alone.take(four).left());
        assertFalse(alone.take(four).isGranted());
        alone.giveBack(four);
        assertTrue(alone.take(four).isGranted());
        away.close();
    }

    @Test
    void a_redis_that_accepts_and_says_nothing_is_asked_once_and_after_a_while_again() throws IOException {
        try (ServerSocket mute = new ServerSocket(0)) {
            Redis silent = Redis.createClient(vertx, "redis://127.0.0.1:" + mute.getLocalPort());
            AtomicInteger asked = new AtomicInteger();
            RateLimits alone = new RedisRateLimits(
                    counting(silent, asked), new NodeRateLimits(2, clock), Duration.ofMillis(50), clock);
            List<Limit> many = List.of(new Limit("login", "mute", Rate.parse("1000/1h")));
            for (int call = 0; call < 100; call++) {
                assertTrue(alone.take(many).isGranted());
            }
            assertEquals(1, asked.get());
            clock.advance(Duration.ofSeconds(2));
            assertTrue(alone.take(many).isGranted());
            assertEquals(2, asked.get(), "after a second it is asked again");
            silent.close();
        }
    }

    private static Redis counting(Redis redis, AtomicInteger asked) {
        return (Redis) Proxy.newProxyInstance(
                Redis.class.getClassLoader(), new Class<?>[] {Redis.class}, (proxy, method, arguments) -> {
                    asked.incrementAndGet();
                    return method.invoke(redis, arguments);
                });
    }
}
