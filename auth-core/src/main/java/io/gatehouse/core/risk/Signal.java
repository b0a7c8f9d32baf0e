package io.gatehouse.core.risk;

/** A sign that a sign-in may not be its owner's. The name stands in events. */
public enum Signal {
    NEW_DEVICE,
    NEW_COUNTRY,
    IMPOSSIBLE_TRAVEL,
    DEVICE_DRIFT,
    SPRAYING
}
