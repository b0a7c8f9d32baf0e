package io.gatehouse.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.testing.World;
import io.gatehouse.kit.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
    @TempDir
    Path folder;

    @Test
    void a_tenant_has_its_own_values_and_the_installations_elsewhere() throws IOException {
        PolicyFile file = file("""
                product: {name: Harbour}
                tenants:
                  acme:
                    password: {minLength: 12}
                """, Map.of());
        assertEquals(12, file.of(World.OTHER_TENANT).password().minLength());
        assertEquals("Harbour", file.of(World.OTHER_TENANT).product().name());
        assertEquals(8, file.of(World.TENANT).password().minLength());
        assertEquals(8, file.of(new TenantId(UUID.randomUUID())).password().minLength(), "a tenant nobody knows");
    }

    @Test
    void a_changed_file_is_in_force_at_the_next_look_and_says_what_changed() throws IOException {
        PolicyFile file = file("product: {name: Harbour}\n", Map.of());
        assertInstanceOf(PolicyReload.Same.class, file.look());
        write("product: {name: Pier}\ntenants: {acme: {lockout: {failures: 3}}}\n");
        PolicyReload.Changed changed = assertInstanceOf(PolicyReload.Changed.class, file.look());
        assertEquals(List.of("product.name", "tenants.acme.lockout.failures"), changed.keys());
        assertEquals("Pier", file.common().product().name());
        assertEquals(3, file.of(World.OTHER_TENANT).lockout().failures());
        write("# only a comment\nproduct: {name: Pier}\ntenants: {acme: {lockout: {failures: 3}}}\n");
        assertInstanceOf(PolicyReload.Same.class, file.look());
    }

    @Test
    void a_file_with_faults_changes_nothing_and_is_told_once() throws IOException {
        PolicyFile file = file("product: {name: Harbour}\n", Map.of());
        write("product: {name: Pier}\npassword:\n  minLength: four\n");
        PolicyReload.Refused refused = assertInstanceOf(PolicyReload.Refused.class, file.look());
        assertEquals(3, refused.faults().getFirst().line());
        assertEquals("Harbour", file.common().product().name());
        assertInstanceOf(PolicyReload.Same.class, file.look(), "the same fault is not told each second");
        Files.delete(folder.resolve("policies.yaml"));
        assertInstanceOf(PolicyReload.Refused.class, file.look());
        assertEquals("Harbour", file.common().product().name());
        write("product: {name: Quay}\n");
        assertInstanceOf(PolicyReload.Changed.class, file.look());
    }

    @Test
    void the_environment_beats_the_file() throws IOException {
        PolicyFile file = file(
                "product: {name: Harbour}\ntenants: {acme: {product: {name: Acme}}}\n",
                Map.of("GATEHOUSE_POLICIES_PRODUCT_NAME", "Pier"));
        assertEquals("Pier", file.common().product().name());
        assertEquals("Pier", file.of(World.OTHER_TENANT).product().name());
    }

    @Test
    void what_holds_for_the_whole_installation_cannot_differ_for_a_tenant() {
        ConfigException refused = assertThrows(
                ConfigException.class,
                () -> file("tenants: {acme: {password: {bcryptCost: 11}, audit: {retention: 30d}}}\n", Map.of())
                        .look());
        assertTrue(String.valueOf(refused.getMessage()).contains("tenants.acme.password.bcryptCost"));
        assertTrue(String.valueOf(refused.getMessage()).contains("tenants.acme.audit"));
    }

    @Test
    void tokens_given_out_before_a_change_still_count_for_the_longest_life() throws IOException {
        PolicyFile file = file("tenants: {acme: {tokens: {accessLifetime: 30m}}}\n", Map.of());
        assertEquals(Duration.ofMinutes(30), file.longestAccessLifetime());
        write("tokens: {accessLifetime: 5m}\n");
        assertInstanceOf(PolicyReload.Changed.class, file.look());
        assertEquals(Duration.ofMinutes(30), file.longestAccessLifetime());
        assertEquals(Duration.ofMinutes(5), file.all().longestAccessLifetime());
    }

    @Test
    void a_file_that_was_changed_while_a_core_started_is_in_force_at_the_first_look() throws IOException {
        PolicySource source = new PolicySource(write("product: {name: Harbour}\n"), Map.of(), Map.of(), false);
        PolicySet read = source.read();
        write("product: {name: Pier}\n");
        PolicyFile file = new PolicyFile(source, read, tenant -> null);
        assertInstanceOf(PolicyReload.Changed.class, file.look());
        assertEquals("Pier", file.common().product().name());
    }

    @Test
    void hs256_without_a_secret_changes_nothing() throws IOException {
        PolicyFile file = file("{}\n", Map.of());
        write("tokens: {signing: hs256}\n");
        PolicyReload.Refused refused = assertInstanceOf(PolicyReload.Refused.class, file.look());
        assertTrue(refused.faults().getFirst().toString().contains("needs secrets.tokenKeys"));
        assertEquals(Signing.ES256, file.common().tokens().signing());
    }

    private PolicyFile file(String content, Map<String, String> env) throws IOException {
        PolicySource source = new PolicySource(write(content), env, Map.of(), false);
        return new PolicyFile(source, source.read(), tenant -> tenant.equals(World.OTHER_TENANT) ? "acme" : null);
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue
    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("policies.yaml"), content);
    }
}
