package io.gatehouse.gateway.confirm;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.token.Sighting;
import io.gatehouse.gateway.token.VerifiedToken;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects what was seen of sessions, and tells the core in batches: which generation is proved to be in the browser's hands, and when
 * the session was last used. A batch that is lost only delays the proof, so none is sent again.
 */
public final class Confirmations {
    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);
    private static final int LARGEST_BATCH = 1_000;

    private final CoreClient core;
    private final Duration apart;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<UUID, Note> notes = new ConcurrentHashMap<>();

    /**
     * Begins with nothing seen.
     *
     * @param apart how far apart two sightings of a token must be to prove anything
     * @param clock the core's: it is told by it when a session was last used
     * @param nanos a clock that nobody sets
     */
    public Confirmations(CoreClient core, Duration apart, InstantSource clock, LongSupplier nanos) {
        this.core = core;
        this.apart = apart;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Tells the core from now on; returns the timer's id. */
    public long start(Vertx vertx, Duration every) {
        return vertx.setPeriodic(every.toMillis(), tick -> flush());
    }

    /** Takes note that a browser sent a token. */
    public void seen(Sighting sighting) {
        Instant now = clock.instant();
        VerifiedToken token = sighting.token();
        Integer proved = sighting.seen(nanos.getAsLong(), apart) ? token.generation() : null;
        notes.merge(token.session(), new Note(proved, now), Note::with);
    }

    /** Sends what was collected. The future never fails. */
    @CanIgnoreReturnValue
    public Future<Void> flush() {
        List<Future<?>> batches = new ArrayList<>();
        while (!notes.isEmpty()) {
            batches.add(send(take()));
        }
        return Future.join(batches).<Void>mapEmpty().otherwiseEmpty();
    }

    private Future<?> send(JsonArray batch) {
        return core.confirm(new JsonObject().put("sessions", batch))
                .onFailure(failure -> LOG.debug("A batch of confirmations was lost: {}", failure.toString()));
    }

    private JsonArray take() {
        JsonArray batch = new JsonArray();
        Iterator<UUID> sessions = notes.keySet().iterator();
        while (sessions.hasNext() && batch.size() < LARGEST_BATCH) {
            UUID session = sessions.next();
            Note note = notes.remove(session);
            if (note != null) {
                JsonObject entry = new JsonObject()
                        .put("sessionId", session.toString())
                        .put("lastUsedAt", note.lastUsedAt().toString());
                batch.add(note.generation() == null ? entry : entry.put("generation", note.generation()));
            }
        }
        return batch;
    }

    private record Note(@Nullable Integer generation, Instant lastUsedAt) {
        Note with(Note later) {
            Integer newest = generation == null
                    ? later.generation
                    : later.generation == null ? generation : Integer.valueOf(Math.max(generation, later.generation));
            return new Note(newest, later.lastUsedAt);
        }
    }
}
