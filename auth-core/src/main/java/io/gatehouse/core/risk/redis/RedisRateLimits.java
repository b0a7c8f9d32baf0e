package io.gatehouse.core.risk.redis;

import io.gatehouse.core.risk.Gcra;
import io.gatehouse.core.risk.RateLimits;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits in Redis, counted for all nodes in one atomic script by Redis' own clock: one round trip for any number of limits. While Redis
 * is away, this node counts for itself, more strictly; Redis is not asked again for a second, so its absence costs no time.
 */
public final class RedisRateLimits implements RateLimits {
    private static final Logger LOG = LoggerFactory.getLogger(RedisRateLimits.class);
    private static final long PAUSE_MILLIS = 1_000;

    /** ARGV: for each key, the price of a place in ms and the number of places. Answers granted, index, left, reset, wait. */
    private static final String TAKE = """
            local t = redis.call('TIME')
            local now = t[1] * 1000 + math.floor(t[2] / 1000)
            local after = {}
            local tightest, least, reset = 1, nil, 0
            for i = 1, #KEYS do
              local price, places = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
              local full = math.max(tonumber(redis.call('GET', KEYS[i]) or '0'), now)
              if full > now + price * places then
                full = now + price * places
                redis.call('SET', KEYS[i], string.format('%.0f', full), 'PX', price * places)
              end
              local taken = full + price
              if taken - now > price * places then
                return {0, i, 0, full - now, taken - now - price * places}
              end
              local left = places - math.ceil((taken - now) / price)
              if least == nil or left < least then
                tightest, least, reset = i, left, taken - now
              end
              after[i] = taken
            end
            for i = 1, #KEYS do
              redis.call('SET', KEYS[i], string.format('%.0f', after[i]), 'PX', math.max(1, math.ceil(after[i] - now)))
            end
            return {1, tightest, least, reset, 0}
            """;

    private static final String GIVE_BACK = """
            for i = 1, #KEYS do
              local full = redis.call('GET', KEYS[i])
              if full then
                redis.call('SET', KEYS[i], string.format('%.0f', full - ARGV[2 * i - 1]), 'KEEPTTL')
              end
            end
            return 1
            """;

    private final Redis redis;
    private final RateLimits meanwhile;
    private final Duration patience;
    private final InstantSource clock;
    private final AtomicLong awayUntil = new AtomicLong();

    /**
     * Takes the limits to keep while Redis is away.
     *
     * @param patience how long an answer of Redis is waited for
     */
    public RedisRateLimits(Redis redis, RateLimits meanwhile, Duration patience, InstantSource clock) {
        this.redis = redis;
        this.meanwhile = meanwhile;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Decision take(List<Limit> limits) {
        return ask(TAKE, limits, answer -> decision(limits, answer), () -> meanwhile.take(limits));
    }

    @Override
    public void giveBack(List<Limit> limits) {
        boolean isDone = ask(GIVE_BACK, limits, answer -> true, () -> false);
        if (!isDone) {
            meanwhile.giveBack(limits);
        }
    }

    private <T> T ask(
            String script, List<Limit> limits, Function<Response, T> read, java.util.function.Supplier<T> otherwise) {
        long pause = awayUntil.get() - clock.millis();
        // A longer one tells of a clock that was put back.
        if (pause > 0 && pause <= PAUSE_MILLIS) {
            return otherwise.get();
        }
        Request request = Request.cmd(Command.EVAL).arg(script).arg(limits.size());
        for (Limit limit : limits) {
            request.arg("gatehouse:limit:" + limit.name() + ":" + limit.rate() + ":" + limit.key());
        }
        for (Limit limit : limits) {
            request.arg(Gcra.placeMillis(limit.rate())).arg(limit.rate().times());
        }
        try {
            T answer = read.apply(redis.send(request)
                    .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .await());
            if (awayUntil.getAndSet(0) != 0) {
                LOG.info("Redis answers again: limits are counted for all nodes together.");
            }
            return answer;
        } catch (Throwable away) {
            if (away instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (awayUntil.getAndSet(clock.millis() + PAUSE_MILLIS) == 0) {
                LOG.warn("Redis does not answer: each node counts for itself, more strictly. {}", away.toString());
            }
            return otherwise.get();
        }
    }

    private static Decision decision(List<Limit> limits, Response answer) {
        return new Decision(
                number(answer, 0) == 1,
                limits.get((int) number(answer, 1) - 1),
                (int) Math.max(0, number(answer, 2)),
                Duration.ofMillis(number(answer, 3)),
                Duration.ofMillis(number(answer, 4)));
    }

    private static long number(Response answer, int index) {
        return Objects.requireNonNull(answer.get(index).toLong());
    }
}
