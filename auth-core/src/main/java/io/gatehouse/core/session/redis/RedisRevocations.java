package io.gatehouse.core.session.redis;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.session.Revocations;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes ended sessions in Redis: in a sorted set for gateways that start or come back, and on a channel for those that listen. An
 * entry stays until the last access token of its session is dead. Nobody waits for it: Redis may be away.
 */
public final class RedisRevocations implements Revocations {
    /** The name of both the set and the channel. */
    public static final String NAME = "gatehouse:revoked";

    private static final Logger LOG = LoggerFactory.getLogger(RedisRevocations.class);
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);
    private static final long TIMEOUT_MILLIS = 200;
    private static final int BATCH = 500;

    private final Redis redis;
    private final Supplier<Duration> accessLifetime;
    private final InstantSource clock;
    private final AtomicBoolean isAway = new AtomicBoolean();

    public RedisRevocations(Redis redis, Supplier<Duration> accessLifetime, InstantSource clock) {
        this.redis = redis;
        this.accessLifetime = accessLifetime;
        this.clock = clock;
    }

    @Override
    public void publish(Collection<SessionId> sessions, EndReason reason) {
        List<SessionId> all = List.copyOf(sessions);
        for (int from = 0; from < all.size(); from += BATCH) {
            publishBatch(all.subList(from, Math.min(from + BATCH, all.size())), reason);
        }
    }

    private void publishBatch(List<SessionId> sessions, EndReason reason) {
        Instant now = clock.instant();
        String until =
                Long.toString(now.plus(accessLifetime.get()).plus(CLOCK_MARGIN).toEpochMilli());
        List<Request> commands = new ArrayList<>();
        commands.add(Request.cmd(Command.ZREMRANGEBYSCORE).arg(NAME).arg("-inf").arg(now.toEpochMilli()));
        for (SessionId session : sessions) {
            String entry = session + " " + reason;
            commands.add(Request.cmd(Command.ZADD).arg(NAME).arg(until).arg(entry));
            commands.add(Request.cmd(Command.PUBLISH).arg(NAME).arg(entry + " " + until));
        }
        redis.batch(commands)
                .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .onComplete(outcome -> note(outcome.failed()))
                .mapEmpty();
    }

    /** One line when Redis goes and one when it comes back, not one for each sign-out. */
    private void note(boolean failed) {
        if (isAway.compareAndSet(!failed, failed)) {
            if (failed) {
                LOG.warn("Redis does not answer: gateways learn of ended sessions by asking the core.");
            } else {
                LOG.info("Redis answers again.");
            }
        }
    }
}
