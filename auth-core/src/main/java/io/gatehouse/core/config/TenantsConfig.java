package io.gatehouse.core.config;

import io.gatehouse.kit.config.Doc;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which tenant a host name belongs to. */
public record TenantsConfig(
        @Doc("Host name to tenant slug. Any other host belongs to the tenant \"default\".")
        Map<String, String> hosts,

        @Doc(
                "Below this domain each tenant has a host of its own, such as acme.login.example.com, from the moment it is added.")
        @Nullable
        String domain) {
    public TenantsConfig {
        if (domain != null && !domain.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            throw new IllegalArgumentException("domain must be a host name such as login.example.com");
        }
    }
}
