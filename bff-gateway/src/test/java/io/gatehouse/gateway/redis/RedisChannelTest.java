package io.gatehouse.gateway.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gatehouse.gateway.testing.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** A channel of a real Redis, behind a network that can swallow everything without a word. */
class RedisChannelTest {
    private static final String NAME = "news";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookedBack = new AtomicInteger();
    private final AtomicInteger away = new AtomicInteger();
    private final List<NetSocket> lines = new CopyOnWriteArrayList<>();
    private RedisServer server;
    private Redis direct;
    private Redis throughNetwork;
    private RedisChannel channel;

    @BeforeEach
    void start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = RedisServer.newRedisServer().port(port).build();
        server.start();
        direct = Redis.createClient(vertx, "redis://127.0.0.1:" + port);
        throughNetwork = Redis.createClient(vertx, "redis://127.0.0.1:" + network(port));
        channel = new RedisChannel(vertx, throughNetwork, NAME, new Listener(), Duration.ofMillis(20));
        channel.start();
        Waiting.until("open", channel::isOpen);
    }

    @AfterEach
    void stop() throws IOException {
        channel.close();
        throughNetwork.close();
        direct.close();
        Waiting.result(vertx.close());
        server.stop();
    }

    /** Returns the port of a line to Redis. */
    private int network(int redis) {
        NetClient client = vertx.createNetClient();
        NetServer listening = Waiting.result(vertx.createNetServer()
                .connectHandler(near -> {
                    near.pause();
                    client.connect(redis, "127.0.0.1").onSuccess(far -> {
                        lines.add(far);
                        near.handler(far::write);
                        far.handler(near::write);
                        near.closeHandler(closed -> far.close());
                        near.resume();
                    });
                })
                .listen(0, "127.0.0.1"));
        return listening.actualPort();
    }

    private void publish(String message) {
        Waiting.result(
                direct.send(Request.cmd(Command.PUBLISH).arg(NAME).arg(message)).mapEmpty());
    }

    @Test
    void what_is_said_is_heard_and_what_was_said_before_is_looked_for() {
        publish("one");
        publish("two");
        Waiting.until("heard", () -> heard.equals(List.of("one", "two")));
        int before = lookedBack.get();
        Waiting.until("looked for again, now and then", () -> lookedBack.get() > before);
        assertEquals(0, away.get());
    }

    @Test
    void a_line_that_went_dead_without_a_word_is_given_up_for_another() {
        lines.forEach(NetSocket::pause);
        Waiting.until("noticed", () -> away.get() == 1);
        Waiting.until("open again", channel::isOpen);
        publish("after");
        Waiting.until("heard", () -> heard.contains("after"));
        assertEquals(1, away.get());
    }

    @Test
    void without_redis_nothing_is_heard_and_nothing_breaks() {
        try (RedisChannel none = new RedisChannel(vertx, null, NAME, new Listener())) {
            none.start();
            assertFalse(none.isOpen());
        }
    }

    private final class Listener implements RedisChannel.Listener {
        @Override
        public void heard(String message) {
            heard.add(message);
        }

        @Override
        public Future<?> catchUp() {
            lookedBack.incrementAndGet();
            return Future.succeededFuture();
        }

        @Override
        public void away() {
            away.incrementAndGet();
        }
    }
}
