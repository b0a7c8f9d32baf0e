package io.gatehouse.core.risk;

import org.jspecify.annotations.Nullable;

/** Finds the place of an address. */
public interface PlaceFinder {
    /** Returns null where nothing is known. */
    @Nullable
    Place find(String address);

    /** Returns the place in words, such as "Bergen, Norway", or null. */
    @Nullable
    String name(String address, String language);

    /** Without a place database: the signs of place are off. */
    static PlaceFinder nowhere() {
        return new PlaceFinder() {
            @Override
            public @Nullable Place find(String address) {
                return null;
            }

            @Override
            public @Nullable String name(String address, String language) {
                return null;
            }
        };
    }
}
