package io.gatehouse.core.config;

import io.gatehouse.kit.config.Doc;
import java.util.Map;

/** Which tenant a host name belongs to. */
public record TenantsConfig(
        @Doc("Host name to tenant slug. Any other host belongs to the tenant \"default\".")
        Map<String, String> hosts) {}
