package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.risk.KnownDevices;
import io.gatehouse.core.risk.Place;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Known devices in memory. */
public final class MemoryKnownDevices implements KnownDevices {
    private final InstantSource clock;
    private final Map<String, Map<String, KnownDevice>> byUser = new HashMap<>();

    public MemoryKnownDevices(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void remember(TenantId tenant, UserId user, byte[] deviceHash, @Nullable Place place) {
        byUser.computeIfAbsent(tenant + " " + user, absent -> new HashMap<>())
                .merge(
                        HexFormat.of().formatHex(deviceHash),
                        new KnownDevice(deviceHash, clock.instant(), place),
                        (before, now) -> new KnownDevice(
                                deviceHash, now.lastSeenAt(), now.place() == null ? before.place() : now.place()));
        List<KnownDevice> all = all(tenant, user);
        all.subList(Math.min(MOST, all.size()), all.size())
                .forEach(old -> Objects.requireNonNull(byUser.get(tenant + " " + user))
                        .remove(HexFormat.of().formatHex(old.hash())));
    }

    @Override
    public List<KnownDevice> all(TenantId tenant, UserId user) {
        return Objects.requireNonNullElse(byUser.get(tenant + " " + user), Map.<String, KnownDevice>of())
                .values()
                .stream()
                .sorted(Comparator.comparing(KnownDevice::lastSeenAt).reversed())
                .toList();
    }

    @Override
    public void forgetAll(TenantId tenant, UserId user) {
        byUser.remove(tenant + " " + user);
    }
}
