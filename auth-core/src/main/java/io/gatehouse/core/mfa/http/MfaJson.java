package io.gatehouse.core.mfa.http;

import static io.gatehouse.core.http.Json.putIfPresent;

import io.gatehouse.core.mfa.MfaOverview;
import io.gatehouse.core.mfa.RecoveryCode;
import io.gatehouse.core.mfa.TrustedDevice;
import io.gatehouse.core.session.http.DeviceJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The contract's {@code Mfa} and {@code RecoveryCodes}. */
final class MfaJson {
    private MfaJson() {}

    static JsonObject of(MfaOverview overview) {
        JsonObject totp = new JsonObject().put("enabled", overview.confirmedAt() != null);
        putIfPresent(
                totp,
                "confirmedAt",
                overview.confirmedAt() == null ? null : overview.confirmedAt().toString());
        JsonArray devices = new JsonArray();
        for (MfaOverview.Item item : overview.trustedDevices()) {
            devices = devices.add(device(item));
        }
        return new JsonObject()
                .put("totp", totp)
                .put("recoveryCodesLeft", overview.recoveryCodesLeft())
                .put("recoveryCodesIssued", overview.recoveryCodesIssued())
                .put("trustedDevices", devices);
    }

    static JsonObject of(List<RecoveryCode> codes) {
        JsonArray shown = new JsonArray();
        for (RecoveryCode code : codes) {
            shown = shown.add(code.shown().utf8());
        }
        return new JsonObject().put("recoveryCodes", shown);
    }

    private static JsonObject device(MfaOverview.Item item) {
        TrustedDevice device = item.device();
        return new JsonObject()
                .put("id", device.id().toString())
                .put("deviceInfo", DeviceJson.of(item.guess()))
                .put("trustedAt", device.trustedAt().toString())
                .put("trustedUntil", device.trustedUntil().toString())
                .put("current", item.current());
    }
}
