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
}
