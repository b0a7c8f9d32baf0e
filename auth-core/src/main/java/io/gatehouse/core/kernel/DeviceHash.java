package io.gatehouse.core.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** The name under which a device is kept. Its cookie's id is random, so a plain hash gives nothing away. */
public final class DeviceHash {
    private DeviceHash() {}

    /** Returns null for a client without a device cookie that a gateway vouches for. */
    public static byte @Nullable [] of(Client client) {
        return client.device() == null ? null : Hashes.sha256(client.device().getBytes(UTF_8));
    }
}
