package io.gatehouse.kit.token;

import io.gatehouse.kit.secret.KeyRing;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of HS256, shared by configuration with whoever verifies and published nowhere. Where none is configured there are none, and
 * no token of that algorithm is believed.
 */
public final class SharedTokenKeys {
    private static final String PREFIX = "hs256-";

    private final Map<String, TokenKey> keys = new HashMap<>();
    private final @Nullable TokenKey active;

    /** @param ring the secrets, the one that signs first; null for none */
    public SharedTokenKeys(@Nullable KeyRing ring) {
        if (ring == null) {
            active = null;
            return;
        }
        for (int id : ring.ids()) {
            KeyRing.Key key = Objects.requireNonNull(ring.byId(id));
            keys.put(PREFIX + id, TokenKey.secret(PREFIX + id, key.bytes()));
        }
        active = keys.get(PREFIX + ring.active().id());
    }

    /** Returns the key that signs, or null where none is configured. */
    public @Nullable TokenKey active() {
        return active;
    }

    /** Returns the key with this id, or null. */
    public @Nullable TokenKey find(String kid) {
        return keys.get(kid);
    }
}
