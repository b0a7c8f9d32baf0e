package io.gatehouse.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerAddressTest {
    /** PostgreSQL takes no address with a zone for an address. */
    @ParameterizedTest
    @CsvSource({
        "fe80:0:0:0:0:0:0:1%eth0, fe80:0:0:0:0:0:0:1",
        "fe80:0:0:0:0:0:0:1%2, fe80:0:0:0:0:0:0:1",
        "2001:db8:0:0:0:0:0:7, 2001:db8:0:0:0:0:0:7",
        "192.0.2.7, 192.0.2.7",
    })
    void a_zone_is_no_part_of_an_address(String address, String literal) {
        assertEquals(literal, PeerAddress.withoutZone(address));
    }
}
