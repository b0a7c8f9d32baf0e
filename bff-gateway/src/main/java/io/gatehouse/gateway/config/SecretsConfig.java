package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.Doc;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The gateway's keys, as {@code id:base64} separated by commas, the one for new work first. */
public record SecretsConfig(
        @Doc("Seal the access-token cookie and sign the device cookie. The same on every gateway.")
        Secret cookieKeys,

        @Doc("Shared with the core: the gateway signs with it who the client is.")
        Secret gatewayKeys) {
    public SecretsConfig {
        List<String> faults = new ArrayList<>();
        check("cookieKeys", cookieKeys, faults);
        check("gatewayKeys", gatewayKeys, faults);
        if (cookieKeys.sameAs(gatewayKeys)) {
            faults.add("cookieKeys and gatewayKeys must differ");
        }
        Faults.refuse(faults);
    }

    public KeyRing cookies() {
        return KeyRing.parse(cookieKeys.utf8());
    }

    public KeyRing gateway() {
        return KeyRing.parse(gatewayKeys.utf8());
    }

    private static void check(String key, Secret value, List<String> faults) {
        try {
            Objects.requireNonNull(KeyRing.parse(value.utf8()));
        } catch (IllegalArgumentException fault) {
            faults.add(key + ": " + fault.getMessage());
        }
    }
}
