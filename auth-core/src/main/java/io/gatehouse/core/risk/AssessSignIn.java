package io.gatehouse.core.risk;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.RiskAction;
import io.gatehouse.core.policy.RiskPolicy;
import io.gatehouse.core.risk.KnownDevices.KnownDevice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks for signs of danger in a sign-in whose password was right. The first device of an account is not new: there is no other. */
public final class AssessSignIn {
    /** Below this, an error of the database looks like travel. */
    private static final double SHORTEST_TRAVEL_KM = 100;

    private final KnownDevices devices;
    private final PlaceFinder places;
    private final Spraying spraying;
    private final PolicyBook policies;
    private final InstantSource clock;

    public AssessSignIn(
            KnownDevices devices, PlaceFinder places, Spraying spraying, PolicyBook policies, InstantSource clock) {
        this.devices = devices;
        this.places = places;
        this.spraying = spraying;
        this.policies = policies;
        this.clock = clock;
    }

    public RiskVerdict execute(TenantId tenant, UserId user, Client client) {
        RiskPolicy rules = policies.of(tenant).risk();
        List<KnownDevice> known = devices.all(tenant, user);
        Map<Signal, RiskAction> found = new EnumMap<>(Signal.class);
        if (!known.isEmpty()) {
            byte[] device = DeviceHash.of(client);
            if (device == null || known.stream().noneMatch(one -> Arrays.equals(one.hash(), device))) {
                found.put(Signal.NEW_DEVICE, rules.newDevice());
            }
            Place here = places.find(client.address());
            if (here != null) {
                judgePlace(here, known, rules, found);
            }
        }
        // Where spraying is blocked, whoever comes from there was sent away before a password was looked at.
        if (rules.spraying() != RiskAction.BLOCK && spraying.isSpraying(tenant, client)) {
            found.put(Signal.SPRAYING, rules.spraying());
        }
        RiskAction hardest = found.values().stream().max(RiskAction::compareTo).orElse(RiskAction.LOG);
        boolean isNewPlace = found.containsKey(Signal.NEW_DEVICE) || found.containsKey(Signal.NEW_COUNTRY);
        return new RiskVerdict(List.copyOf(found.keySet()), hardest, isNewPlace);
    }

    private void judgePlace(Place here, List<KnownDevice> known, RiskPolicy rules, Map<Signal, RiskAction> found) {
        List<Place> before = known.stream()
                .map(KnownDevice::place)
                .filter(place -> place != null)
                .toList();
        if (!before.isEmpty()
                && before.stream().noneMatch(place -> place.country().equals(here.country()))) {
            found.put(Signal.NEW_COUNTRY, rules.newCountry());
        }
        KnownDevice last = known.getFirst();
        Place.Point from = last.place() == null ? null : last.place().point();
        if (from != null && here.point() != null) {
            double kilometres = from.kilometresTo(here.point());
            double hours = Math.max(
                    Duration.between(last.lastSeenAt(), clock.instant()).toMillis() / 3_600_000.0, 1 / 60.0);
            if (kilometres > SHORTEST_TRAVEL_KM && kilometres / hours > rules.fastestTravel()) {
                found.put(Signal.IMPOSSIBLE_TRAVEL, rules.impossibleTravel());
            }
        }
    }
}
