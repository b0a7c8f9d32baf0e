package io.gatehouse.kit.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.kit.config.ConfigBinder;
import io.gatehouse.kit.config.ConfigException;
import io.gatehouse.kit.config.ConfigSources;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantHostsTest {
    private static final TenantHosts HOSTS =
            new TenantHosts(Map.of("B.acme.example", "acme", "a.acme.example", "acme"), "Login.example.com");

    @TempDir
    Path folder;

    private TenantsConfig bound(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("gatehouse.yaml"), yaml);
        return ConfigBinder.bind(TenantsConfig.class, new ConfigSources(file, Map.of(), Map.of()));
    }

    @Test
    void it_is_read_as_operators_write_it() throws IOException {
        TenantsConfig config =
                bound("hosts:\n  login.acme.example: acme\n  intranet: globex\ndomain: login.example.com\n");
        assertEquals(Map.of("login.acme.example", "acme", "intranet", "globex"), config.hosts());
        TenantHosts hosts = new TenantHosts(config);
        assertEquals("acme", hosts.slugOf("login.acme.example"));
        assertEquals("initech", hosts.slugOf("initech.login.example.com"));
        assertEquals(Set.of("login.acme.example", "intranet"), hosts.names());
        assertTrue(hosts.hasDomain());
    }

    @Test
    void left_out_it_gives_no_host_to_anybody() throws IOException {
        TenantHosts hosts = new TenantHosts(bound("{}"));
        assertEquals(Set.of(), hosts.names());
        assertFalse(hosts.hasDomain());
        assertNull(hosts.slugOf("login.example.com"));
        assertNull(hosts.hostOf("acme"));
    }

    @ParameterizedTest
    @CsvSource({
        "b.acme.example, acme",
        "B.ACME.example, acme",
        "globex.login.example.com, globex",
        "Globex.LOGIN.example.com, globex"
    })
    void a_name_stands_for_its_tenant_in_any_case(String host, String slug) {
        assertEquals(slug, HOSTS.slugOf(host));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "",
                "login.example.com",
                ".login.example.com",
                "-.login.example.com",
                "two.levels.login.example.com",
                "under_score.login.example.com",
                "acme:login.example.com",
                "globexlogin.example.com",
                "globex.login.example.com.",
                "globex.login.example.com:8443",
                "globex.login.example.com.evil.example",
                "x.b.acme.example"
            })
    void every_other_name_stands_for_nobody(String host) {
        assertNull(HOSTS.slugOf(host));
    }

    @Test
    void a_tenant_is_found_at_the_first_of_its_names_else_below_the_domain() {
        assertEquals("a.acme.example", HOSTS.hostOf("acme"));
        assertEquals("globex.login.example.com", HOSTS.hostOf("globex"));
        assertNull(HOSTS.hostOf(TenantHosts.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com, https://a.acme.example",
        "https://login.example.com:8443, https://a.acme.example:8443",
        "http://localhost:8080, http://a.acme.example:8080"
    })
    void its_origin_has_the_scheme_and_port_of_the_installation(URI publicOrigin, String origin) {
        assertEquals(origin, TenantHosts.originOf("a.acme.example", publicOrigin));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hosts: {'acme.example:8443': acme} | must be a host name",
                "hosts: {'https://acme.example': acme} | must be a host name",
                "hosts: {'acme.example.': acme} | must be a host name",
                "hosts: {'*.acme.example': acme} | must be a host name",
                "hosts: {'acme example': acme} | must be a host name",
                "hosts: {acme.example: acme, Acme.Example: globex} | is there twice",
                "hosts: {acme.example: Acme} | must be a tenant's slug",
                "hosts: {acme.example: 'a b'} | must be a tenant's slug",
                "domain: .login.example.com | domain must be a host name",
                "domain: https://login.example.com | domain must be a host name"
            })
    void what_is_no_host_name_or_no_slug_stops_the_start_with_a_sentence(String yaml, String sentence) {
        ConfigException fault = assertThrows(ConfigException.class, () -> bound(yaml));
        assertTrue(String.valueOf(fault.getMessage()).contains(sentence), fault.getMessage());
    }
}
