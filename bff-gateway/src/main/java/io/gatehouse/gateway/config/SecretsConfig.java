package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.Doc;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Secret;
import io.gatehouse.kit.token.SharedTokenKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The gateway's keys, as {@code id:base64} separated by commas, the one for new work first. */
public record SecretsConfig(
        @Doc("Seal the access-token cookie and sign the device cookie. The same on every gateway.")
        Secret cookieKeys,

        @Doc("Shared with the core: the gateway signs with it who the client is.")
        Secret gatewayKeys,

        @Doc(
                "Verify access tokens where the core signs them with policies.tokens.signing hs256. Left out: no token signed with a secret is believed.")
        @Nullable
        Secret tokenKeys) {
    public SecretsConfig {
        List<String> faults = new ArrayList<>();
        check("cookieKeys", cookieKeys, faults);
        check("gatewayKeys", gatewayKeys, faults);
        if (cookieKeys.sameAs(gatewayKeys)) {
            faults.add("cookieKeys and gatewayKeys must differ");
        }
        if (tokenKeys != null) {
            check("tokenKeys", tokenKeys, faults);
            if (tokenKeys.sameAs(cookieKeys) || tokenKeys.sameAs(gatewayKeys)) {
                faults.add("tokenKeys must differ from cookieKeys and gatewayKeys");
            }
        }
        Faults.refuse(faults);
    }

    public KeyRing cookies() {
        return KeyRing.parse(cookieKeys.utf8());
    }

    public KeyRing gateway() {
        return KeyRing.parse(gatewayKeys.utf8());
    }

    public SharedTokenKeys sharedTokenKeys() {
        return new SharedTokenKeys(tokenKeys == null ? null : KeyRing.parse(tokenKeys.utf8()));
    }

    private static void check(String key, Secret value, List<String> faults) {
        try {
            Objects.requireNonNull(KeyRing.parse(value.utf8()));
        } catch (IllegalArgumentException fault) {
            faults.add(key + ": " + fault.getMessage());
        }
    }
}
