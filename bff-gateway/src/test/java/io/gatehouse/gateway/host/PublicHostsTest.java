package io.gatehouse.gateway.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.kit.tenant.TenantsConfig;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHostsTest {
    private static final TenantsConfig TENANTS =
            new TenantsConfig(Map.of("intranet.example", "globex"), "login.example.com");

    private static PublicHosts hosts(String publicOrigin) {
        return new PublicHosts(URI.create(publicOrigin), TENANTS);
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com, login.example.com, default, https://login.example.com",
        "https://login.example.com, acme.login.example.com, acme, https://acme.login.example.com",
        "https://login.example.com, Acme.LOGIN.example.com, acme, https://acme.login.example.com",
        "https://login.example.com, intranet.example, globex, https://intranet.example",
        "https://login.example.com, INTRANET.example, globex, https://intranet.example",
        "https://login.example.com:8443, login.example.com:8443, default, https://login.example.com:8443",
        "https://login.example.com:8443, acme.login.example.com:8443, acme, https://acme.login.example.com:8443",
        "https://login.example.com:8443, intranet.example:8443, globex, https://intranet.example:8443",
        "https://intranet.example, intranet.example, globex, https://intranet.example",
        "http://[::1]:8080, [::1]:8080, default, http://[::1]:8080"
    })
    void a_host_of_the_configuration_is_its_tenants(String publicOrigin, String asked, String tenant, String origin) {
        PublicHosts hosts = hosts(publicOrigin);
        PublicHost host = hosts.at(asked);
        assertEquals(tenant, host.tenant());
        assertEquals(origin, host.origin());
        assertEquals(origin.substring(origin.indexOf("//") + 2), host.authority());
        assertEquals(host.authority(), host.forwarded().toString());
        assertSame(host, hosts.at(asked), "it is looked up, not made, the next time");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @NullSource
    @ValueSource(
            strings = {
                "",
                ":8443",
                "login.example.com",
                "acme.login.example.com",
                "acme.login.example.com:443",
                "acme.login.example.com:18443",
                "acme.login.example.com:8443.",
                "acme.login.example.com.:8443",
                "two.levels.login.example.com:8443",
                "x.intranet.example:8443",
                "evil.example:8443",
                "acme.login.example.com.evil.example:8443",
                "127.0.0.1:8443"
            })
    void any_other_is_taken_for_our_own(@Nullable String asked) {
        PublicHosts hosts = hosts("https://login.example.com:8443");
        assertSame(hosts.own(), hosts.at(asked));
    }

    @Test
    void names_longer_than_names_can_be_are_nobodys() {
        PublicHosts hosts = hosts("https://login.example.com");
        assertSame(hosts.own(), hosts.at("a".repeat(300) + ".login.example.com"));
        assertSame(hosts.own(), hosts.at("a".repeat(64) + ".login.example.com"));
        assertNotSame(hosts.own(), hosts.at("a".repeat(63) + ".login.example.com"));
    }

    @Test
    void garbage_is_our_own_or_a_host_that_the_configuration_allows() {
        PublicHosts hosts = hosts("https://login.example.com:8443");
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append("aZ0-._:/@%\r \u00e9".charAt(random.nextInt(13)));
            }
            text.append(random.nextBoolean() ? ".login.example.com:8443" : "");
            PublicHost host = hosts.at(text.toString());
            boolean isAllowed = host.authority().matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?\\.login\\.example\\.com:8443");
            assertTrue(isAllowed || host.equals(hosts.own()), text.toString());
        }
    }
}
