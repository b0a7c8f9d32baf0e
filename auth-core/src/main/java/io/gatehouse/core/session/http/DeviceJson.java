package io.gatehouse.core.session.http;

import static io.gatehouse.core.http.Json.putIfPresent;

import io.gatehouse.core.session.DeviceGuess;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** The contract's {@code DeviceInfo}. */
public final class DeviceJson {
    private DeviceJson() {}

    public static JsonObject of(DeviceGuess.Device device) {
        JsonObject json = new JsonObject().put("kind", device.kind().name().toLowerCase(Locale.ROOT));
        putIfPresent(json, "browser", device.browser());
        putIfPresent(json, "os", device.os());
        return json;
    }
}
