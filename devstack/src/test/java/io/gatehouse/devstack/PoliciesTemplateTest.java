package io.gatehouse.devstack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.core.policy.Policies;
import io.gatehouse.kit.config.ConfigBinder;
import io.gatehouse.kit.config.ConfigSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoliciesTemplateTest {
    private static final Path SHIPPED = Path.of("..", "docker", "policies", "policies.yaml");

    @Test
    void the_shipped_policies_are_what_make_docs_writes() throws IOException {
        assertEquals(PoliciesTemplate.render(), Files.readString(SHIPPED), "policies.yaml is stale: run make docs");
    }

    @Test
    void the_shipped_policies_say_what_holds_without_them() {
        assertEquals(bind(null), bind(SHIPPED));
    }

    private static Policies bind(@Nullable Path file) {
        return ConfigBinder.bind(Policies.class, new ConfigSources(file, Map.of(), Map.of()));
    }
}
