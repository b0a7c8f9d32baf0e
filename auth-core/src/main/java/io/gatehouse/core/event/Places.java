package io.gatehouse.core.event;

import org.jspecify.annotations.Nullable;

/** Names the place of an address, as "Bergen, Norway". */
@FunctionalInterface
public interface Places {
    /** Returns null where nothing is known. */
    @Nullable
    String of(@Nullable String address);
}
