package io.gatehouse.gateway.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private final ClientAddress addresses =
            new ClientAddress(List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8"), Cidr.parse("192.0.2.1")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A peer that is not trusted is the client, whatever it says.
                "203.0.113.5 | 198.51.100.1 | 203.0.113.5",
                "10.0.0.1 | 198.51.100.1 | 198.51.100.1",
                // Right to left, through trusted proxies; what stands further left is the client's own writing.
                "10.0.0.1 | 1.1.1.1, 198.51.100.1 | 198.51.100.1",
                "10.0.0.1 | 1.1.1.1, 198.51.100.1, 10.2.3.4 | 198.51.100.1",
                "10.0.0.1 | 10.9.9.9, 10.2.3.4 | 10.9.9.9",
                "10.0.0.1 | garbage, 198.51.100.1 | 198.51.100.1",
                // Malformed in the part that counts: the peer.
                "10.0.0.1 | 198.51.100.1, garbage | 10.0.0.1",
                "10.0.0.1 | 198.51.100.1, | 10.0.0.1",
                "10.0.0.1 | unknown | 10.0.0.1",
                "10.0.0.1 | _hidden | 10.0.0.1",
                "10.0.0.1 | localhost | 10.0.0.1",
                "10.0.0.1 | 0177.0.0.1 | 10.0.0.1",
                "10.0.0.1 | 1.2.3 | 10.0.0.1",
                "10.0.0.1 | 1.2.3.4.5 | 10.0.0.1",
                "10.0.0.1 | 256.1.1.1 | 10.0.0.1",
                "10.0.0.1 | 1.2.3.4:port | 10.0.0.1",
                "10.0.0.1 | [2001:db8::1 | 10.0.0.1",
                "10.0.0.1 | [2001:db8::1]x | 10.0.0.1",
                "10.0.0.1 | 2001:db8::1%eth0 | 10.0.0.1",
                // Ports and brackets.
                "10.0.0.1 | 198.51.100.1:4711 | 198.51.100.1",
                "10.0.0.1 | [2001:db8::1]:443 | 2001:db8:0:0:0:0:0:1",
                "10.0.0.1 | [2001:db8::1] | 2001:db8:0:0:0:0:0:1",
                "fd00::1 | 2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "fd00::1%eth0 | 2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "192.0.2.1 | 198.51.100.1 | 198.51.100.1",
                "192.0.2.2 | 198.51.100.1 | 192.0.2.2",
                "::ffff:10.0.0.1 | 198.51.100.1 | 198.51.100.1"
            })
    void the_client_is_the_first_that_is_no_trusted_proxy(String peer, String forwardedFor, String client) {
        assertEquals(client, addresses.of(peer, List.of(forwardedFor)));
    }

    @Test
    void all_lines_count_as_one_and_none_is_the_peer() {
        assertEquals("198.51.100.1", addresses.of("10.0.0.1", List.of("1.1.1.1", "198.51.100.1", "10.0.0.9")));
        assertEquals("10.0.0.1", addresses.of("10.0.0.1", List.of()));
        assertEquals("weird", addresses.of("weird", List.of("1.1.1.1")));
    }

    @Test
    void an_endless_list_is_the_peer() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 65; i++) {
            many.add("10.0.0." + i);
        }
        assertEquals("10.0.0.1", addresses.of("10.0.0.1", many));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_a_client_writes_to_the_left_changes_nothing(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 500; round++) {
            StringBuilder left = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                left.append(",.:[]0123456789abcdefxyz% \t".charAt(random.nextInt(27)));
            }
            String seen = addresses.of("10.0.0.1", List.of(left + ", 198.51.100.77, 10.1.2.3"));
            assertTrue(seen.equals("198.51.100.77") || seen.equals("10.0.0.1"), "seed " + seed + ": " + left);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129", "host/8", "10.0.0/8", "/8"})
    void malformed_networks_are_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Cidr.parse(text));
    }
}
