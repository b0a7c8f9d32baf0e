package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.policy.LockoutPolicy;
import io.gatehouse.core.risk.Attempts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Failed sign-ins in memory. */
public final class MemoryAttempts implements Attempts {
    private static final Duration UNSETTLED = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final MemoryKnownDevices devices;
    private final Map<String, Row> rows = new HashMap<>();

    public MemoryAttempts(InstantSource clock, MemoryKnownDevices devices) {
        this.clock = clock;
        this.devices = devices;
    }

    /** Whether nobody has tried anything. */
    public synchronized boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public synchronized Reservation reserve(
            TenantId tenant, byte[] strange, @Nullable KnownBucket known, LockoutPolicy policy) {
        boolean isKnown = known != null
                && devices.all(tenant, new io.gatehouse.core.kernel.UserId(known.user())).stream()
                        .anyMatch(device -> Arrays.equals(device.hash(), known.deviceHash()));
        byte[] bucket = isKnown && known != null ? known.bucket() : strange;
        Instant now = clock.instant();
        Row row = rows.computeIfAbsent(key(tenant, bucket), absent -> new Row(now));
        if (row.lockedUntil != null && row.lockedUntil.isAfter(now)) {
            return new Reservation.Locked(Duration.between(now, row.lockedUntil));
        }
        boolean isUnsettled = row.failures >= policy.failures();
        if (isUnsettled && !row.lastAt.isBefore(now.minus(UNSETTLED))) {
            return new Reservation.Locked(policy.lock(0));
        }
        boolean isStale = row.touchedAt().isBefore(now.minus(policy.forgetAfter()));
        row.failures = isStale || isUnsettled ? 1 : row.failures + 1;
        row.locks = isStale ? 0 : row.locks;
        row.lastAt = now;
        return new Reservation.Open(bucket, isKnown);
    }

    @Override
    public synchronized @Nullable Duration failed(TenantId tenant, byte[] bucket, LockoutPolicy policy) {
        Row row = rows.get(key(tenant, bucket));
        Instant now = clock.instant();
        if (row == null
                || row.failures < policy.failures()
                || (row.lockedUntil != null && row.lockedUntil.isAfter(now))) {
            return null;
        }
        Duration lock = policy.lock(row.locks);
        row.lockedUntil = now.plus(lock);
        row.locks++;
        row.failures = 0;
        return lock;
    }

    @Override
    public synchronized void succeeded(TenantId tenant, byte[] bucket) {
        rows.remove(key(tenant, bucket));
    }

    @Override
    public synchronized void giveBack(TenantId tenant, byte[] bucket) {
        Row row = rows.get(key(tenant, bucket));
        if (row != null) {
            row.failures = Math.max(0, row.failures - 1);
        }
    }

    @Override
    public synchronized void clear(TenantId tenant, Collection<byte[]> buckets) {
        buckets.forEach(bucket -> rows.remove(key(tenant, bucket)));
    }

    @Override
    public synchronized List<byte[]> locked(TenantId tenant, Collection<byte[]> buckets) {
        return buckets.stream()
                .filter(bucket -> {
                    Row row = rows.get(key(tenant, bucket));
                    return row != null && row.lockedUntil != null && row.lockedUntil.isAfter(clock.instant());
                })
                .toList();
    }

    @Override
    public synchronized int forget(Duration untouched, int most) {
        int before = rows.size();
        Instant since = clock.instant().minus(untouched);
        rows.values().removeIf(row -> row.touchedAt().isBefore(since));
        return before - rows.size();
    }

    private static String key(TenantId tenant, byte[] bucket) {
        return tenant + HexFormat.of().formatHex(bucket);
    }

    private static final class Row {
        private int failures;
        private int locks;
        private @Nullable Instant lockedUntil;
        private Instant lastAt;

        Row(Instant now) {
            this.lastAt = now;
        }

        /** When it was last tried, or when its lock ended. */
        Instant touchedAt() {
            return lockedUntil != null && lockedUntil.isAfter(lastAt) ? lockedUntil : lastAt;
        }
    }
}
