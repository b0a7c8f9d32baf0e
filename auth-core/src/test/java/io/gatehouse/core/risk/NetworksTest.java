package io.gatehouse.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2::1, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2::/64",
        "2001:0db8:0001:0002:0:0:0:9, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8:0:0::/64",
        "::1, 0:0:0:0::/64",
        "1::2:3:4:5:6, 1:0:0:2::/64"
    })
    void one_household_is_one_client(String address, String network) {
        assertEquals(network, Networks.of(address));
    }

    @Test
    void neighbours_are_others() {
        assertNotEquals(Networks.of("2001:db8:1:2::1"), Networks.of("2001:db8:1:3::1"));
        assertNotEquals(Networks.of("192.0.2.7"), Networks.of("192.0.2.8"));
    }
}
