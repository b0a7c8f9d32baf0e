package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.recovery.UnlockCode;
import io.gatehouse.core.recovery.UnlockCodes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Unlock codes on a clock that a test can move. */
public final class MemoryUnlockCodes implements UnlockCodes {
    private final List<Row> rows = new ArrayList<>();
    private final InstantSource clock;

    public MemoryUnlockCodes(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void replace(UnlockCode code) {
        rows.removeIf(row -> row.isFor(code.tenant(), code.addressHash(), code.deviceHash()));
        rows.add(new Row(code, clock.instant().plus(code.left())));
    }

    @Override
    public @Nullable Tried attempt(TenantId tenant, byte[] addressHash, byte[] deviceHash, int most) {
        for (Row row : rows) {
            if (row.isFor(tenant, addressHash, deviceHash) && isGood(row) && row.attempts < most) {
                row.attempts++;
                return new Tried(row.code.id(), row.code.user(), row.code.code());
            }
        }
        return null;
    }

    @Override
    public boolean use(TenantId tenant, UUID id) {
        return rows.removeIf(
                row -> row.code.tenant().equals(tenant) && row.code.id().equals(id) && isGood(row));
    }

    private boolean isGood(Row row) {
        return row.expiresAt.isAfter(clock.instant());
    }

    private static final class Row {
        private final UnlockCode code;
        private final Instant expiresAt;
        private int attempts;

        Row(UnlockCode code, Instant expiresAt) {
            this.code = code;
            this.expiresAt = expiresAt;
        }

        boolean isFor(TenantId tenant, byte[] addressHash, byte[] deviceHash) {
            return code.tenant().equals(tenant)
                    && Arrays.equals(code.addressHash(), addressHash)
                    && Arrays.equals(code.deviceHash(), deviceHash);
        }
    }
}
