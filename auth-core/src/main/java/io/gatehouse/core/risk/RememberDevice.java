package io.gatehouse.core.risk;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;

/** Takes note that a device has signed in. To be called inside the transaction that opens the session. */
public final class RememberDevice {
    private final KnownDevices devices;
    private final PlaceFinder places;

    public RememberDevice(KnownDevices devices, PlaceFinder places) {
        this.devices = devices;
        this.places = places;
    }

    public void execute(TenantId tenant, UserId user, Client client) {
        byte[] device = DeviceHash.of(client);
        if (device != null) {
            devices.remember(tenant, user, device, places.find(client.address()));
        }
    }
}
