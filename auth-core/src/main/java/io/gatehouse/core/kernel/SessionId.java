package io.gatehouse.core.kernel;

import java.util.UUID;

/** Identifies a session. */
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
