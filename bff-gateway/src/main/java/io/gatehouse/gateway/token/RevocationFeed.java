package io.gatehouse.gateway.token;

import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.core.CoreClock;
import io.gatehouse.gateway.redis.RedisChannel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link RevokedSessions} up to date: from Redis at once, first subscribed, then loaded, so that nothing falls between the two; and by
 * asking the core every second whatever Redis does. A Redis that hangs, or that the core cannot reach, loses announcements without a word,
 * and a session that is over must not live on for it.
 */
public final class RevocationFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationFeed.class);
    private static final String NAME = "gatehouse:revoked";
    /** With the way to the core and back still a second. */
    private static final Duration TICK = Duration.ofMillis(900);

    private static final Duration OVERLAP = Duration.ofSeconds(10);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    /** Longer than any access token lives; the core looks back no further than it must. */
    private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final @Nullable Redis redis;
    private final CoreClient core;
    private final RevokedSessions revoked;
    private final CoreClock clock;
    private final RedisChannel announcements;
    private volatile boolean isAsking;
    private volatile Instant since;
    private volatile Instant toldAt = Instant.EPOCH;
    private volatile long timer = -1;

    public RevocationFeed(
            Vertx vertx, @Nullable Redis redis, CoreClient core, RevokedSessions revoked, CoreClock clock) {
        this.vertx = vertx;
        this.redis = redis;
        this.core = core;
        this.revoked = revoked;
        this.clock = clock;
        this.announcements = new RedisChannel(vertx, redis, NAME, new Announcements());
        this.since = clock.instant().minus(LONGEST_LOOK_BACK);
    }

    public void start() {
        timer = vertx.setPeriodic(0, TICK.toMillis(), tick -> {
            revoked.sweep();
            ask();
        });
        announcements.start();
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        announcements.close();
    }

    /** Fails while neither Redis nor the core tells us of ended sessions. */
    public Future<Void> ready() {
        boolean isTold = announcements.isOpen() || clock.instant().isBefore(toldAt.plus(LONGEST_SILENCE));
        return isTold ? Future.succeededFuture() : Future.failedFuture("ended sessions are not told");
    }

    private Future<@Nullable Void> load() {
        if (redis == null) {
            return Future.succeededFuture(null);
        }
        String now = Long.toString(clock.millis());
        return redis.send(Request.cmd(Command.ZRANGE)
                        .arg(NAME)
                        .arg(now)
                        .arg("+inf")
                        .arg("BYSCORE")
                        .arg("WITHSCORES"))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(rows -> {
                    loadRows(rows);
                    return null;
                });
    }

    /** RESP3 gives pairs, RESP2 a flat list: member, score, member, score. */
    private void loadRows(@Nullable Response rows) {
        if (rows == null) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            Response row = rows.get(i);
            boolean isPair = row.type() == io.vertx.redis.client.ResponseType.MULTI;
            String member = isPair ? row.get(0).toString() : row.toString();
            Response score = isPair ? row.get(1) : rows.get(++i);
            entry(member + " " + (long) Double.parseDouble(score.toString()));
        }
    }

    /** {@code <session> <reason> <epoch millis>}; what is not of that form is passed over. */
    private void entry(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            return;
        }
        try {
            revoked.add(UUID.fromString(parts[0]), parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2])));
        } catch (IllegalArgumentException notOurs) {
            LOG.debug("Passed over an entry of {}", NAME);
        }
    }

    private void ask() {
        if (isAsking) {
            return;
        }
        isAsking = true;
        core.revocationsSince(since).onSuccess(this::answer).onComplete(outcome -> isAsking = false);
    }

    private void answer(JsonObject answer) {
        answer.getJsonArray("revocations").forEach(item -> {
            JsonObject entry = (JsonObject) item;
            revoked.add(
                    UUID.fromString(entry.getString("sessionId")),
                    entry.getString("reason"),
                    Instant.parse(entry.getString("until")));
        });
        clock.heard(Instant.parse(answer.getString("now")));
        // By the database's clock, which dates the ends, with an overlap for what was committed while it answered.
        since = Instant.parse(answer.getString("asOf", answer.getString("now"))).minus(OVERLAP);
        toldAt = clock.instant();
    }

    private final class Announcements implements RedisChannel.Listener {
        @Override
        public void heard(String announcement) {
            entry(announcement);
        }

        @Override
        public Future<?> catchUp() {
            return load();
        }

        @Override
        public void back() {
            LOG.info("Ended sessions arrive through Redis too.");
        }

        @Override
        public void away() {
            LOG.warn("Redis is away: the core alone tells of ended sessions.");
        }
    }
}
