package io.gatehouse.kit.tenant;

import io.gatehouse.kit.config.Doc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which tenant a host name belongs to. Both services read it, so that neither serves a host that the other knows nothing of. */
public record TenantsConfig(
        @Doc(
                "Host name to tenant slug. Any other host belongs to the tenant \"default\". Scheme and port are those of publicOrigin.")
        Map<String, String> hosts,

        @Doc(
                "Below this domain each tenant has a host of its own, such as acme.login.example.com, within seconds of being added. Gateways refuse any other name below it.")
        @Nullable
        String domain) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final int LONGEST_NAME = 253;

    public TenantsConfig {
        hosts = Map.copyOf(hosts);
        List<String> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        hosts.forEach((host, slug) -> {
            if (!isName(host)) {
                faults.add("hosts: " + host + " must be a host name such as login.example.com, with nothing around it");
            } else if (!seen.add(host.toLowerCase(Locale.ROOT))) {
                faults.add("hosts: " + host + " is there twice");
            }
            if (!TenantHosts.SLUG.matcher(slug).matches()) {
                faults.add("hosts: " + slug + " must be a tenant's slug, in small letters, digits and hyphens");
            }
        });
        if (domain != null && !isName(domain)) {
            faults.add("domain must be a host name such as login.example.com");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }
}
