package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.session.DeviceGuess;
import java.util.Arrays;
import java.util.List;

/** Tells the signed-in user what they have set up. */
public final class GetMfa {
    private final Authenticators authenticators;
    private final RecoveryCodes recoveryCodes;
    private final TrustedDevices devices;
    private final DeviceGuess guesses;

    public GetMfa(
            Authenticators authenticators, RecoveryCodes recoveryCodes, TrustedDevices devices, DeviceGuess guesses) {
        this.authenticators = authenticators;
        this.recoveryCodes = recoveryCodes;
        this.devices = devices;
        this.guesses = guesses;
    }

    public MfaOverview execute(AccessClaims principal, Client client) {
        Authenticator app = authenticators.find(principal.tenant(), principal.user());
        byte[] here = DeviceHash.of(client);
        List<MfaOverview.Item> items = devices.list(principal.tenant(), principal.user()).stream()
                .map(device -> new MfaOverview.Item(
                        device, guesses.of(device.userAgent()), Arrays.equals(device.deviceHash(), here)))
                .toList();
        return new MfaOverview(
                app == null ? null : app.confirmedAt(),
                recoveryCodes.unused(principal.tenant(), principal.user()).size(),
                recoveryCodes.issued(principal.tenant(), principal.user()),
                items);
    }
}
