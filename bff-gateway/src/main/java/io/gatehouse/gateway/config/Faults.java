package io.gatehouse.gateway.config;

import java.util.List;

/** Tells every fault of a record at once: who mends a configuration should not have to start it once for each. */
final class Faults {
    private Faults() {}

    static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }
}
