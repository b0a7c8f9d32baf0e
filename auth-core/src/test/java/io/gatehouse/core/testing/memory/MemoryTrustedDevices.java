package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.TrustedDevice;
import io.gatehouse.core.mfa.TrustedDevices;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Trusted devices on a clock that a test can move. */
public final class MemoryTrustedDevices implements TrustedDevices {
    private final List<Row> rows = new ArrayList<>();
    private final InstantSource clock;

    public MemoryTrustedDevices(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void trust(TenantId tenant, UserId user, byte[] deviceHash, @Nullable String userAgent, Duration life) {
        UUID id = UUID.randomUUID();
        for (Row row : rows) {
            if (row.isOf(tenant, user) && Arrays.equals(row.device().deviceHash(), deviceHash)) {
                id = row.device().id();
            }
        }
        UUID kept = id;
        rows.removeIf(row -> row.device().id().equals(kept));
        rows.addFirst(new Row(
                tenant,
                user,
                new TrustedDevice(
                        kept,
                        deviceHash,
                        userAgent,
                        clock.instant(),
                        clock.instant().plus(life))));
    }

    @Override
    public List<TrustedDevice> list(TenantId tenant, UserId user) {
        return rows.stream()
                .filter(row -> row.isOf(tenant, user))
                .map(Row::device)
                .filter(device -> device.trustedUntil().isAfter(clock.instant()))
                .toList();
    }

    @Override
    public boolean isTrusted(TenantId tenant, UserId user, byte[] deviceHash) {
        return list(tenant, user).stream().anyMatch(device -> Arrays.equals(device.deviceHash(), deviceHash));
    }

    @Override
    public boolean remove(TenantId tenant, UserId user, UUID id) {
        return list(tenant, user).stream().anyMatch(device -> device.id().equals(id))
                && rows.removeIf(row -> row.device().id().equals(id));
    }

    @Override
    public void removeAll(TenantId tenant, UserId user) {
        rows.removeIf(row -> row.isOf(tenant, user));
    }

    private record Row(TenantId tenant, UserId user, TrustedDevice device) {
        boolean isOf(TenantId wantedTenant, UserId wantedUser) {
            return tenant.equals(wantedTenant) && user.equals(wantedUser);
        }
    }
}
