package io.gatehouse.gateway.token;

import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.core.CoreClock;
import io.gatehouse.gateway.redis.RedisChannel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link RevokedSessions} up to date: from Redis at once, first subscribed, then loaded, so that nothing falls between the two; and by
 * asking the core every second whatever Redis does. A Redis that hangs, or that the core cannot reach, loses announcements without a word,
 * and a session that is over must not live on for it.
 *
 * <p>A session that nobody uses runs out, which nobody announces: its next refresh is refused. Where a stream of it is open none may ever
 * come, so the core is asked after just those sessions now and then.
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
    /** Read without keeping the calls on this event loop waiting. */
    private static final int PAGE = 2_000;
    /** As many as the core looks up for one question. */
    private static final int MOST_ASKED_ABOUT = 1_000;

    private final Vertx vertx;
    private final @Nullable Redis redis;
    private final CoreClient core;
    private final RevokedSessions revoked;
    private final CoreClock clock;
    private final RedisChannel announcements;
    private final Supplier<Set<UUID>> withStreams;
    private final Duration lookEvery;
    private volatile boolean isAsking;
    private volatile boolean isLooking;
    private volatile Instant since;
    private volatile long loadedTo;
    private volatile Instant toldAt = Instant.EPOCH;
    private volatile long timer = -1;
    private volatile long lookTimer = -1;

    /**
     * Takes the parts.
     *
     * @param withStreams the sessions that have a stream open
     * @param lookEvery how often the core is asked whether one of those has run out
     */
    public RevocationFeed(
            Vertx vertx,
            @Nullable Redis redis,
            CoreClient core,
            RevokedSessions revoked,
            Supplier<Set<UUID>> withStreams,
            Duration lookEvery,
            CoreClock clock) {
        this.vertx = vertx;
        this.redis = redis;
        this.core = core;
        this.revoked = revoked;
        this.clock = clock;
        this.announcements = new RedisChannel(vertx, redis, NAME, new Announcements());
        this.withStreams = withStreams;
        this.lookEvery = lookEvery;
        this.since = clock.instant().minus(LONGEST_LOOK_BACK);
    }

    public void start() {
        timer = vertx.setPeriodic(0, TICK.toMillis(), tick -> {
            revoked.sweep();
            ask();
        });
        lookTimer = vertx.setPeriodic(lookEvery.toMillis(), tick -> look());
        announcements.start();
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        vertx.cancelTimer(lookTimer);
        announcements.close();
    }

    /** Fails while neither Redis nor the core tells us of ended sessions. */
    public Future<Void> ready() {
        boolean isTold = announcements.isOpen() || clock.instant().isBefore(toldAt.plus(LONGEST_SILENCE));
        return isTold ? Future.succeededFuture() : Future.failedFuture("ended sessions are not told");
    }

    /** Reads what the set has gained since it was read last: an entry's score grows with the time at which its session ended. */
    private Future<@Nullable Void> load() {
        return redis == null
                ? Future.succeededFuture(null)
                : load(redis, Long.toString(Math.max(clock.millis(), loadedTo - OVERLAP.toMillis())), 0);
    }

    private Future<@Nullable Void> load(Redis known, String from, int offset) {
        return known.send(Request.cmd(Command.ZRANGE)
                        .arg(NAME)
                        .arg(from)
                        .arg("+inf")
                        .arg("BYSCORE")
                        .arg("LIMIT")
                        .arg(offset)
                        .arg(PAGE)
                        .arg("WITHSCORES"))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .compose(rows ->
                        loadRows(rows) < PAGE ? Future.succeededFuture(null) : load(known, from, offset + PAGE));
    }

    /** Returns how many there were. RESP3 gives pairs, RESP2 a flat list: member, score, member, score. */
    private int loadRows(@Nullable Response rows) {
        int read = 0;
        for (int i = 0; rows != null && i < rows.size(); i++) {
            Response row = rows.get(i);
            boolean isPair = row.type() == io.vertx.redis.client.ResponseType.MULTI;
            String member = isPair ? row.get(0).toString() : row.toString();
            Response score = isPair ? row.get(1) : rows.get(++i);
            long until = (long) Double.parseDouble(score.toString());
            entry(member + " " + until);
            loadedTo = Math.max(loadedTo, until);
            read++;
        }
        return read;
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
        ask(null, null).onComplete(outcome -> isAsking = false);
    }

    /**
     * Page by page: where everybody's sessions end at once, one answer with all of them would come too late and keep calls waiting.
     *
     * @param behind the last one of the page before, null for the first page
     * @param asOf when the first page was read, by the database's clock, which dates the ends
     */
    private Future<@Nullable Void> ask(@Nullable JsonObject behind, @Nullable Instant asOf) {
        return core.revocationsSince(since, behind).compose(answer -> {
            note(answer);
            Instant begun = asOf == null ? Instant.parse(answer.getString("asOf", answer.getString("now"))) : asOf;
            JsonObject next = answer.getJsonObject("next");
            if (next != null) {
                return ask(next, begun);
            }
            // With an overlap for what was committed while it answered.
            since = begun.minus(OVERLAP);
            toldAt = clock.instant();
            return Future.succeededFuture(null);
        });
    }

    private void look() {
        if (!isLooking) {
            isLooking = true;
            look(new ArrayDeque<>(withStreams.get())).onComplete(outcome -> isLooking = false);
        }
    }

    /** Batch by batch; what is not answered is asked again the next time. */
    private Future<@Nullable Void> look(Queue<UUID> left) {
        if (left.isEmpty()) {
            return Future.succeededFuture(null);
        }
        JsonArray batch = new JsonArray();
        while (!left.isEmpty() && batch.size() < MOST_ASKED_ABOUT) {
            batch.add(left.remove().toString());
        }
        return core.revocationsOf(batch).compose(answer -> {
            note(answer);
            return look(left);
        });
    }

    private void note(JsonObject answer) {
        answer.getJsonArray("revocations").forEach(item -> {
            JsonObject entry = (JsonObject) item;
            revoked.add(
                    UUID.fromString(entry.getString("sessionId")),
                    entry.getString("reason"),
                    Instant.parse(entry.getString("until")));
        });
        clock.heard(Instant.parse(answer.getString("now")));
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
            // What is said from now on is missed, whatever its score.
            loadedTo = 0;
            LOG.warn("Redis is away: the core alone tells of ended sessions.");
        }
    }
}
