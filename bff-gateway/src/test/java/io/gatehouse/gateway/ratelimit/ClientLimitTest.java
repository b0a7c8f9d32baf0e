package io.gatehouse.gateway.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientLimitTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final ClientLimit limit = new ClientLimit(6, now::get);

    private void use(String address) {
        IntStream.range(0, 6).forEach(one -> assertEquals(0, limit.take(address)));
    }

    @Test
    void a_minutes_worth_may_come_at_once_and_is_earned_back_evenly() {
        use("192.0.2.1");
        assertEquals(10, limit.take("192.0.2.1"));
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        assertEquals(1, limit.take("192.0.2.1"));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertEquals(0, limit.take("192.0.2.1"));
        assertEquals(10, limit.take("192.0.2.1"));
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        use("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "192.0.2.1, ::ffff:192.0.2.1, true"
    })
    void an_ipv6_client_is_its_whole_network(String one, String other, boolean isSame) {
        use(one);
        assertEquals(isSame, limit.take(other) > 0);
    }

    @Test
    void more_clients_than_fit_are_no_fault() {
        IntStream.range(0, 50_000).forEach(client -> assertTrue(limit.take("client " + client) >= 0));
        use("192.0.2.9");
    }
}
