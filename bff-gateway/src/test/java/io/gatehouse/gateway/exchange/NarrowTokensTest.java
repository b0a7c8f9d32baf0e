package io.gatehouse.gateway.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrowTokensTest {
    private static final UUID SESSION = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0190a000-0000-7000-8000-000000000002");

    private final AtomicLong now = new AtomicLong();
    private final NarrowTokens tokens =
            new NarrowTokens(Set.of("crm", "ledger"), 100, new SimpleMeterRegistry(), now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private @Nullable String found() {
        return tokens.find(SESSION, "crm");
    }

    @ParameterizedTest
    @CsvSource({"300, 0, 290", "300, 5, 285", "30, 0, 20", "20, 0, 10", "10, 0, 5", "2, 0, 1"})
    void a_token_is_given_up_before_its_end(long life, long spent, long goodFor) {
        tokens.keep(SESSION, "crm", "jwt", Duration.ofSeconds(life), Duration.ofSeconds(spent));
        pass(Duration.ofSeconds(goodFor).minusMillis(1));
        assertEquals("jwt", found());
        pass(Duration.ofMillis(2));
        assertNull(found());
    }

    @Test
    void what_reached_us_too_late_is_not_kept() {
        tokens.keep(SESSION, "crm", "jwt", Duration.ofSeconds(4), Duration.ofSeconds(3));
        tokens.keep(SESSION, "ledger", "jwt", Duration.ZERO, Duration.ZERO);
        assertNull(found());
        assertNull(tokens.find(SESSION, "ledger"));
    }

    @Test
    void an_ended_session_loses_the_tokens_of_every_audience_and_no_other_does() {
        for (UUID session : new UUID[] {SESSION, OTHER}) {
            tokens.keep(session, "crm", "c", Duration.ofMinutes(5), Duration.ZERO);
            tokens.keep(session, "ledger", "l", Duration.ofMinutes(5), Duration.ZERO);
        }
        tokens.forget(SESSION);
        assertNull(found());
        assertNull(tokens.find(SESSION, "ledger"));
        assertEquals("c", tokens.find(OTHER, "crm"));
        assertEquals("l", tokens.find(OTHER, "ledger"));
    }
}
