package io.gatehouse.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.gateway.token.RevokedSessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {
    private static final UUID SESSION = UUID.fromString("0190a000-0000-7000-8000-0000000000c5");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final RevokedSessions revoked = new RevokedSessions(() -> NOW);
    private final OpenStreams streams = new OpenStreams(revoked);
    private final List<String> closed = new ArrayList<>();

    private void end(String reason) {
        revoked.add(SESSION, reason, NOW.plusSeconds(900));
    }

    @Test
    void an_end_closes_all_that_is_open_once_and_nothing_of_others() {
        streams.add(SESSION, reason -> closed.add("one " + reason));
        streams.add(SESSION, reason -> closed.add("two " + reason));
        streams.add(UUID.fromString("0190a000-0000-7000-8000-0000000000c6"), reason -> closed.add("other " + reason));
        end("SIGNED_OUT");
        end("NOT_ME");
        assertEquals(
                List.of("one SIGNED_OUT", "two SIGNED_OUT"),
                closed.stream().sorted().toList());
    }

    @Test
    void a_stream_that_opens_just_after_the_end_is_closed_too() {
        end("REVOKED_BY_USER");
        streams.add(SESSION, closed::add);
        assertEquals(List.of("REVOKED_BY_USER"), closed);
    }
}
