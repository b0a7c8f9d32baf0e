package io.gatehouse.core.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.testing.memory.MemoryTenants;
import io.gatehouse.kit.tenant.TenantHosts;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantDirectoryTest {
    private static final Tenants TENANTS = twoTenants();

    @Test
    void a_host_names_its_tenant_in_any_case_and_with_any_port() {
        TenantDirectory directory =
                new TenantDirectory(TENANTS, new TenantHosts(Map.of("Login.Acme.Example", "acme"), null));
        assertEquals(World.OTHER_TENANT, directory.forHost("login.acme.example"));
        assertEquals(World.OTHER_TENANT, directory.forHost("LOGIN.acme.EXAMPLE:8443"));
    }

    @Test
    void every_other_host_belongs_to_the_default_tenant() {
        TenantDirectory directory =
                new TenantDirectory(TENANTS, new TenantHosts(Map.of("login.acme.example", "acme"), null));
        assertEquals(World.TENANT, directory.forHost(null));
        assertEquals(World.TENANT, directory.forHost("login.acme.example.evil.example"));
        assertEquals(World.TENANT, directory.forHost(""));
    }

    @Test
    void a_host_of_an_unknown_tenant_stops_the_start() {
        IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class,
                () -> new TenantDirectory(TENANTS, new TenantHosts(Map.of("x.example", "nobody"), null))
                        .forHost("x.example"));
        assertTrue(String.valueOf(fault.getMessage()).contains("nobody"));
    }

    @Test
    void below_the_domain_each_tenant_has_a_host_from_the_moment_it_is_added() {
        MemoryTenants tenants = twoTenants();
        TenantDirectory directory = new TenantDirectory(tenants, new TenantHosts(Map.of(), "Login.Example.com"));
        assertEquals(World.OTHER_TENANT, directory.forHost("acme.login.example.com:443"));
        assertEquals(World.TENANT, directory.forHost("globex.login.example.com"));
        assertEquals(World.TENANT, directory.forHost("login.example.com"));
        TenantId added = new TenantId(UUID.randomUUID());
        assertNotNull(tenants.add(added, "globex", "Globex"));
        directory.reload();
        assertEquals(added, directory.forHost("globex.login.example.com"));
        assertEquals("globex", directory.slugOf(added));
        assertEquals(added, directory.bySlug("globex"));
    }

    @Test
    void links_lead_to_the_host_of_the_tenant() {
        URI origin = URI.create("https://login.example.com:8443");
        Map<String, String> hosts = Map.of("b.acme.example", "acme", "a.acme.example", "acme");
        TenantOrigins byHost =
                new TenantOrigins(new TenantDirectory(TENANTS, new TenantHosts(hosts, "login.example.com")), origin);
        assertEquals("https://a.acme.example:8443", byHost.of(World.OTHER_TENANT));
        assertEquals("https://login.example.com:8443", byHost.of(World.TENANT));

        TenantOrigins byDomain = new TenantOrigins(
                new TenantDirectory(TENANTS, new TenantHosts(Map.of(), "login.example.com")),
                URI.create("https://login.example.com"));
        assertEquals("https://acme.login.example.com", byDomain.of(World.OTHER_TENANT));
        assertEquals("https://login.example.com", byDomain.of(World.TENANT));
    }

    @Test
    void links_of_a_tenant_without_a_host_lead_to_the_installation() {
        TenantDirectory directory = new TenantDirectory(TENANTS, new TenantHosts(Map.of(), null));
        assertEquals(
                "https://login.example.com",
                new TenantOrigins(directory, URI.create("https://login.example.com")).of(World.OTHER_TENANT));
    }

    private static MemoryTenants twoTenants() {
        MemoryTenants tenants = new MemoryTenants(InstantSource.system());
        assertNotNull(tenants.add(World.TENANT, "default", "Default"));
        assertNotNull(tenants.add(World.OTHER_TENANT, "acme", "Acme"));
        return tenants;
    }
}
