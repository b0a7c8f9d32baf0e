package io.gatehouse.gateway.refresh;

import io.gatehouse.gateway.redis.RedisChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where gateways tell each other in Redis of the refreshes they are about: who leads one, what came of it, and that it is over. Every
 * call gives up after a moment, and nobody who uses this may need its answer: Redis may be away at any time.
 */
public final class FlightBoard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlightBoard.class);
    private static final String LANDED = "gatehouse:landed";
    private static final long TIMEOUT_MILLIS = 200;

    /** One round trip answers all that a newcomer wants to know. */
    private static final String CLAIM = """
            local landed = redis.call('GET', KEYS[2])
            if landed then return landed end
            if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
            return 0
            """;

    private static final String RENEW = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
            return 0
            """;

    /** A result is written even by a leader that lost the lock: asked twice, the core gives the same tokens. */
    private static final String LAND = """
            if ARGV[2] ~= '' then redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3]) end
            if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
            return redis.call('PUBLISH', ARGV[4], ARGV[5])
            """;

    private final @Nullable Redis redis;
    private final Map<String, Promise<Void>> waiting = new ConcurrentHashMap<>();
    private final RedisChannel landings;

    public FlightBoard(Vertx vertx, @Nullable Redis redis) {
        this.redis = redis;
        this.landings = new RedisChannel(vertx, redis, LANDED, new Landings());
    }

    /** Listens from now on for flights that land, and again whenever Redis comes back. */
    public void start() {
        landings.start();
    }

    @Override
    public void close() {
        landings.close();
    }

    /** Whether landings are heard of. Where they are not, nobody should wait for one. */
    boolean isListening() {
        return landings.isOpen();
    }

    /** Asks for the lead of a flight. */
    Future<Claim> claim(String key, String owner, Duration life) {
        return send(script(CLAIM, key).arg(owner).arg(life.toMillis())).map(answer -> {
            if (answer == null || answer.type() == ResponseType.NUMBER) {
                return answer != null && "1".equals(answer.toString()) ? new Claim.Mine() : new Claim.Taken();
            }
            return new Claim.Landed(answer.toBytes());
        });
    }

    /** Holds the lead for so long again; nothing happens when it was lost. */
    Future<@Nullable Response> renew(String key, String owner, Duration life) {
        return send(script(RENEW, key).arg(owner).arg(life.toMillis()));
    }

    /**
     * Gives up the lead and tells everybody.
     *
     * @param result sealed; null when nothing came of the flight that others could use
     */
    Future<@Nullable Response> land(String key, String owner, byte @Nullable [] result, Duration kept) {
        return send(script(LAND, key)
                .arg(owner)
                .arg(result == null ? Buffer.buffer() : Buffer.buffer(result))
                .arg(kept.toMillis())
                .arg(LANDED)
                .arg(key));
    }

    /** Returns what came of a flight that has landed, or null. */
    Future<byte @Nullable []> result(String key) {
        if (redis == null) {
            return Future.succeededFuture(null);
        }
        return redis.send(Request.cmd(Command.GET).arg(name(key, "result")))
                .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .map(answer -> answer == null ? null : answer.toBytes());
    }

    /** Returns a future that completes when the flight lands. To be asked for before the claim, or a landing may fall between. */
    Future<Void> landing(String key) {
        return waiting.computeIfAbsent(key, absent -> Promise.promise()).future();
    }

    /** Nobody waits any more. */
    void forget(String key) {
        waiting.remove(key);
    }

    private Future<@Nullable Response> send(Request request) {
        return redis == null
                ? Future.failedFuture("no Redis is configured")
                : redis.send(request).timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Request script(String script, String key) {
        return Request.cmd(Command.EVAL)
                .arg(script)
                .arg(2)
                .arg(name(key, "lock"))
                .arg(name(key, "result"));
    }

    /** The braces keep both keys of a flight on one node of a Redis cluster. */
    private static String name(String key, String part) {
        return "gatehouse:flight:{" + key + "}:" + part;
    }

    private final class Landings implements RedisChannel.Listener {
        @Override
        public void heard(String key) {
            Promise<Void> waiter = waiting.remove(key);
            if (waiter != null) {
                waiter.tryComplete();
            }
        }

        @Override
        public void away() {
            LOG.warn("Redis is away: each gateway refreshes for itself.");
        }
    }

    /** The answer to a claim. */
    sealed interface Claim {
        /** Nobody else is about it. */
        record Mine() implements Claim {}

        /** Another gateway is about it. */
        record Taken() implements Claim {}

        /** It is over, a moment ago. */
        @SuppressWarnings("ArrayRecordComponent") // read once, compared never
        record Landed(byte[] result) implements Claim {}
    }
}
