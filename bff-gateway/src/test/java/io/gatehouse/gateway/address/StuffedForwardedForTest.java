package io.gatehouse.gateway.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StuffedForwardedForTest {
    private final ClientAddress addresses = new ClientAddress(List.of(Cidr.parse("10.0.0.0/8")));

    @Test
    void a_header_stuffed_with_hops_does_not_hide_who_sent_it() {
        String stuffed = "1.2.3.4, ".repeat(500) + "198.51.100.1";
        assertEquals("198.51.100.1", addresses.of("10.0.0.1", List.of(stuffed)));
    }

    @Test
    void a_chain_of_trusted_hops_without_end_leaves_the_peer_as_the_client() {
        assertEquals("10.0.0.1", addresses.of("10.0.0.1", List.of("198.51.100.1" + ", 10.0.0.2".repeat(200))));
    }
}
