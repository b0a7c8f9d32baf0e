package io.gatehouse.core.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.testing.World;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of endpoints promises. Each test has an empty one. */
public abstract class WebhooksBehaviour {
    private static final URI URL = URI.create("https://hooks.example.com/in?key=of-the-owner");

    protected abstract Webhooks webhooks();

    @Test
    void an_endpoint_is_found_as_it_was_added() {
        Webhook added = add(World.TENANT, Set.of("LOGIN_SUCCESS", "LOGOUT"));
        assertEquals(added, webhooks().find(World.TENANT, added.id()));
        assertEquals(URL, added.url());
        assertEquals(World.TENANT, added.tenant());
        assertEquals(Set.of("LOGIN_SUCCESS", "LOGOUT"), added.kinds());
        assertTrue(added.enabled());
        assertNull(added.failingSince());
    }

    @Test
    void the_endpoints_of_a_tenant_are_listed_oldest_first_and_those_of_others_are_not() {
        Webhook first = add(World.TENANT, Set.of());
        Webhook others = add(World.OTHER_TENANT, Set.of());
        Webhook second = add(World.TENANT, Set.of());
        assertEquals(List.of(first, second), webhooks().all(World.TENANT));
        assertEquals(List.of(others), webhooks().all(World.OTHER_TENANT));
    }

    @Test
    void another_tenant_neither_finds_nor_changes_nor_removes_an_endpoint() {
        Webhook webhook = add(World.TENANT, Set.of());
        assertNull(webhooks().find(World.OTHER_TENANT, webhook.id()));
        assertNull(webhooks().change(World.OTHER_TENANT, webhook.id(), false, Set.of("LOGOUT")));
        assertFalse(webhooks().remove(World.OTHER_TENANT, webhook.id()));
        assertEquals(List.of(webhook), webhooks().all(World.TENANT));
    }

    @Test
    void what_is_not_changed_stays() {
        Webhook webhook = add(World.TENANT, Set.of("LOGOUT"));
        Webhook off = webhooks().change(World.TENANT, webhook.id(), false, null);
        assertNotNull(off);
        assertFalse(off.enabled());
        assertEquals(Set.of("LOGOUT"), off.kinds());
        Webhook other = webhooks().change(World.TENANT, webhook.id(), null, Set.of("LOGIN_FAILED"));
        assertNotNull(other);
        assertFalse(other.enabled());
        assertEquals(Set.of("LOGIN_FAILED"), other.kinds());
        assertEquals(other, webhooks().find(World.TENANT, webhook.id()));
        assertNull(webhooks().change(World.TENANT, UUID.randomUUID(), true, null));
    }

    @Test
    void only_those_that_are_on_are_told_of_whatever_tenant() {
        Webhook one = add(World.TENANT, Set.of());
        Webhook off = add(World.TENANT, Set.of());
        Webhook others = add(World.OTHER_TENANT, Set.of());
        assertNotNull(webhooks().change(World.TENANT, off.id(), false, null));
        assertEquals(Set.of(one, others), Set.copyOf(webhooks().enabled()));
    }

    @Test
    void what_is_removed_is_gone() {
        Webhook webhook = add(World.TENANT, Set.of());
        assertTrue(webhooks().remove(World.TENANT, webhook.id()));
        assertFalse(webhooks().remove(World.TENANT, webhook.id()));
        assertNull(webhooks().find(World.TENANT, webhook.id()));
        assertTrue(webhooks().enabled().isEmpty());
    }

    private Webhook add(TenantId tenant, Set<String> kinds) {
        return webhooks().add(tenant, URL, kinds, WebhookSecret.of(new byte[32]));
    }
}
