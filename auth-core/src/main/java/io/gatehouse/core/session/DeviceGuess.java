package io.gatehouse.core.session;

import org.jspecify.annotations.Nullable;

/** Guesses a device from a user agent, to help people recognise their sessions. Proves nothing. */
@FunctionalInterface
public interface DeviceGuess {
    Device of(@Nullable String userAgent);

    /** A device in words; null where nothing is known. */
    record Device(@Nullable String browser, @Nullable String os, Kind kind) {}

    /** The shape of a device, for its picture. */
    enum Kind {
        DESKTOP,
        PHONE,
        TABLET,
        OTHER
    }
}
