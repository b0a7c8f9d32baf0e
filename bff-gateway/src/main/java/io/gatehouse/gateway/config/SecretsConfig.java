package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.Doc;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Secret;
import java.util.Objects;

/** The gateway's keys, as {@code id:base64} separated by commas, the one for new work first. */
public record SecretsConfig(
        @Doc("Seal the access-token cookie and sign the device cookie. The same on every gateway.")
        Secret cookieKeys,

        @Doc("Shared with the core: the gateway signs with it who the client is.")
        Secret gatewayKeys) {
    public SecretsConfig {
        check("cookieKeys", cookieKeys);
        check("gatewayKeys", gatewayKeys);
        if (cookieKeys.sameAs(gatewayKeys)) {
            throw new IllegalArgumentException("cookieKeys and gatewayKeys must differ");
        }
    }

    public KeyRing cookies() {
        return KeyRing.parse(cookieKeys.utf8());
    }

    public KeyRing gateway() {
        return KeyRing.parse(gatewayKeys.utf8());
    }

    private static void check(String key, Secret value) {
        try {
            Objects.requireNonNull(KeyRing.parse(value.utf8()));
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(key + ": " + fault.getMessage());
        }
    }
}
