package io.gatehouse.gateway.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownTenantsTest {
    private final List<Promise<Set<String>>> asked = new ArrayList<>();
    // The clock of a JVM may begin anywhere, below zero too.
    private long now = Long.MAX_VALUE - Duration.ofMillis(500).toNanos();

    private final KnownTenants tenants = new KnownTenants(this::ask, () -> now);

    private Future<Set<String>> ask() {
        Promise<Set<String>> told = Promise.promise();
        asked.add(told);
        return told.future();
    }

    @Test
    void any_name_may_be_a_tenants_until_the_core_has_told() {
        assertTrue(tenants.mayBe("acme"));
        tenants.look();
        asked.getFirst().complete(Set.of("acme"));
        assertTrue(tenants.mayBe("acme"));
        assertFalse(tenants.mayBe("nobody"));
    }

    @Test
    void those_told_last_go_on_while_the_core_is_away() {
        tenants.look();
        asked.getFirst().complete(Set.of("acme"));
        now += Duration.ofSeconds(2).toNanos();
        Future<Void> looked = tenants.look();
        asked.getLast().fail("away");
        assertTrue(looked.succeeded());
        assertTrue(tenants.mayBe("acme"));
        assertFalse(tenants.mayBe("nobody"));
    }

    @Test
    void the_core_is_asked_once_a_second_however_many_want_to_know() {
        for (int i = 0; i < 10; i++) {
            tenants.look();
        }
        asked.getFirst().complete(Set.of());
        now += Duration.ofMillis(999).toNanos();
        tenants.look();
        assertEquals(1, asked.size());
        now += Duration.ofMillis(1).toNanos();
        tenants.look();
        assertEquals(2, asked.size());
    }

    @Test
    void nobody_asks_while_an_answer_is_under_way() {
        tenants.look();
        now += Duration.ofMinutes(1).toNanos();
        tenants.look();
        assertEquals(1, asked.size());
    }
}
