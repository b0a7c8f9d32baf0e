package io.gatehouse.core.webhook.postgres;

import io.gatehouse.kit.secret.Sealer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Seals the columns of an endpoint and of its deliveries. Each value belongs to one row and one column. */
final class SealedWebhook {
    private final Sealer sealer;

    SealedWebhook(Sealer sealer) {
        this.sealer = sealer;
    }

    byte[] seal(UUID row, String column, byte[] plain) {
        return sealer.seal(plain, place(row, column));
    }

    byte @org.jspecify.annotations.Nullable [] open(UUID row, String column, byte[] sealed) {
        return sealer.open(sealed, place(row, column));
    }

    private static byte[] place(UUID row, String column) {
        byte[] name = column.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(16 + name.length)
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .put(name)
                .array();
    }
}
