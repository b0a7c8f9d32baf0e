package io.gatehouse.core.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantDirectoryTest {
    private static final Tenants TENANTS = () ->
            List.of(new Tenant(World.TENANT, "default", "Default"), new Tenant(World.OTHER_TENANT, "acme", "Acme"));

    @Test
    void a_host_names_its_tenant_in_any_case_and_with_any_port() {
        TenantDirectory directory = new TenantDirectory(TENANTS, Map.of("Login.Acme.Example", "acme"));
        assertEquals(World.OTHER_TENANT, directory.forHost("login.acme.example"));
        assertEquals(World.OTHER_TENANT, directory.forHost("LOGIN.acme.EXAMPLE:8443"));
    }

    @Test
    void every_other_host_belongs_to_the_default_tenant() {
        TenantDirectory directory = new TenantDirectory(TENANTS, Map.of("login.acme.example", "acme"));
        assertEquals(World.TENANT, directory.forHost(null));
        assertEquals(World.TENANT, directory.forHost("login.acme.example.evil.example"));
        assertEquals(World.TENANT, directory.forHost(""));
    }

    @Test
    void a_host_of_an_unknown_tenant_stops_the_start() {
        IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class,
                () -> new TenantDirectory(TENANTS, Map.of("x.example", "nobody")).forHost("x.example"));
        assertTrue(String.valueOf(fault.getMessage()).contains("nobody"));
    }
}
