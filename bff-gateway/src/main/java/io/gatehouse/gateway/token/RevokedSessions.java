package io.gatehouse.gateway.token;

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
    private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<BiConsumer<UUID, String>> listeners = new CopyOnWriteArrayList<>();
    private final InstantSource clock;

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
