package io.gatehouse.gateway.token;

import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Sessions that are over while access tokens of theirs may still live. Asked at every call, so it stands in memory. */
public final class RevokedSessions {
    /** How reasons end of sessions that nobody ended. */
    private static final String RAN_OUT = "_TIMEOUT";

    private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<BiConsumer<UUID, String>> listeners = new CopyOnWriteArrayList<>();
    private final InstantSource clock;

    /** @param clock the core's: by it the last access token of a session dies */
    public RevokedSessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Refuses the session from now on. Whoever listens is told once. */
    public void add(UUID session, String reason, Instant until) {
        if (entries.putIfAbsent(session, new Entry(reason, until)) == null) {
            listeners.forEach(listener -> listener.accept(session, reason));
        }
    }

    /** Returns why the session is over, or null while it is not known to be. */
    public @Nullable String reason(UUID session) {
        Entry entry = entries.get(session);
        return entry == null ? null : entry.reason();
    }

    /** Returns how a call of the session is answered, or null while it is not known to be over. */
    public @Nullable Problem problem(UUID session) {
        String reason = reason(session);
        if (reason == null) {
            return null;
        }
        ProblemCode code = reason.endsWith(RAN_OUT) ? ProblemCode.SESSION_EXPIRED : ProblemCode.SESSION_REVOKED;
        return code.problem().with("reason", reason);
    }

    /** Tells of every session that ends from now on. */
    public void listen(BiConsumer<UUID, String> listener) {
        listeners.add(listener);
    }

    /** Forgets sessions whose last access token has died. */
    public void sweep() {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> entry.until().isBefore(now));
    }

    public int size() {
        return entries.size();
    }

    private record Entry(String reason, Instant until) {}
}
