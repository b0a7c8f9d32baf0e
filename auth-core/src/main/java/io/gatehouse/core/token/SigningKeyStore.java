package io.gatehouse.core.token;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The signing keys that all nodes share. */
public interface SigningKeyStore {
    /** Returns the keys that are still published, in the order in which they were made. */
    List<StoredKey> published(Instant now);

    /**
     * Adds the key that the plan asks for, while no other node can do the same.
     *
     * @param plan given the published keys, returns the key to add, or null when none is needed
     * @return the published keys afterwards
     */
    List<StoredKey> extend(Instant now, Function<List<StoredKey>, @Nullable StoredKey> plan);

    /**
     * Ends a key now, while no other node can add one, and adds what the plan asks for in its place, both or neither.
     *
     * @param plan given the keys that are left, returns the key to add, or null when none is needed
     * @return the published keys afterwards, or null when no such key is published and nothing was changed
     */
    @Nullable
    List<StoredKey> revoke(Instant now, String kid, Function<List<StoredKey>, @Nullable StoredKey> plan);
}
