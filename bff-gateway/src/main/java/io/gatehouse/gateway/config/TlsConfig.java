package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.Doc;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** TLS at the gateway itself, where no edge in front of it ends TLS. */
public record TlsConfig(
        @Doc(
                "Certificate chain, a PEM file. With it the gateway speaks TLS 1.2 and 1.3, HTTP/1.1 and HTTP/2. Read anew when it changes.")
        @Nullable
        Path certificate,

        @Doc("The certificate's private key, a PEM file (PKCS#8).") @Nullable
        Path key) {
    public TlsConfig {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("certificate and key are needed together");
        }
    }

    /** Whether the gateway speaks TLS. */
    public boolean isOn() {
        return certificate != null;
    }
}
