package io.gatehouse.core.config;

import io.gatehouse.kit.config.Doc;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Secret;
import io.gatehouse.kit.token.SharedTokenKeys;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The core's keys, as {@code id:base64} separated by commas, the one for new work first. */
public record SecretsConfig(
        @Doc(
                "Everything at rest is sealed or derived from these: signing keys, refresh tokens, pepper, queued mails. Keep old ones.")
        Secret masterKeys,

        @Doc("Shared with the gateways: they sign with it who the client is.")
        Secret gatewayKeys,

        @Doc(
                "Sign access tokens with policies.tokens.signing hs256, and are known to the gateways and every API that verifies. Leave out otherwise.")
        @Nullable
        Secret tokenKeys) {
    public SecretsConfig {
        check("masterKeys", masterKeys);
        check("gatewayKeys", gatewayKeys);
        if (masterKeys.sameAs(gatewayKeys)) {
            throw new IllegalArgumentException("masterKeys and gatewayKeys must differ");
        }
        if (tokenKeys != null) {
            check("tokenKeys", tokenKeys);
            if (tokenKeys.sameAs(masterKeys) || tokenKeys.sameAs(gatewayKeys)) {
                throw new IllegalArgumentException("tokenKeys must differ from masterKeys and gatewayKeys");
            }
        }
    }

    public KeyRing master() {
        return KeyRing.parse(masterKeys.utf8());
    }

    public KeyRing gateway() {
        return KeyRing.parse(gatewayKeys.utf8());
    }

    public SharedTokenKeys sharedTokenKeys() {
        return new SharedTokenKeys(tokenKeys == null ? null : KeyRing.parse(tokenKeys.utf8()));
    }

    private static void check(String key, Secret value) {
        try {
            Objects.requireNonNull(KeyRing.parse(value.utf8()));
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(key + ": " + fault.getMessage());
        }
    }
}
