package io.gatehouse.core.config;

import io.gatehouse.kit.config.Doc;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Secret;
import java.util.Objects;

/** The core's keys, as {@code id:base64} separated by commas, the one for new work first. */
public record SecretsConfig(
        @Doc(
                "Everything at rest is sealed or derived from these: signing keys, refresh tokens, pepper, queued mails. Keep old ones.")
        Secret masterKeys,

        @Doc("Shared with the gateways: they sign with it who the client is.")
        Secret gatewayKeys) {
    public SecretsConfig {
        check("masterKeys", masterKeys);
        check("gatewayKeys", gatewayKeys);
        if (masterKeys.sameAs(gatewayKeys)) {
            throw new IllegalArgumentException("masterKeys and gatewayKeys must differ");
        }
    }

    public KeyRing master() {
        return KeyRing.parse(masterKeys.utf8());
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
