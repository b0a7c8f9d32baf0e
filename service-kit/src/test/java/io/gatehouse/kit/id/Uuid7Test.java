package io.gatehouse.kit.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class Uuid7Test {
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00.123Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final Uuid7 ids = new Uuid7((InstantSource) now::get, new Random(7));

    @Test
    void version_variant_and_time_stand_where_the_rfc_puts_them() {
        UUID id = ids.next();

        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(NOW.toEpochMilli(), id.getMostSignificantBits() >>> 16);
    }

    @Test
    void ids_rise_within_one_millisecond_and_beyond_its_counter() {
        assertRisesStrictly(10_000);
    }

    @Test
    void ids_rise_also_when_the_clock_steps_back() {
        List<String> made = new ArrayList<>(List.of(ids.next().toString()));
        now.set(NOW.minusSeconds(3600));
        made.add(ids.next().toString());
        now.set(NOW.plusSeconds(1));
        made.add(ids.next().toString());

        assertEquals(made.stream().sorted().toList(), made);
    }

    private void assertRisesStrictly(int count) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(ids.next().toString());
        }
        List<String> sorted = new ArrayList<>(made);
        Collections.sort(sorted);
        assertEquals(sorted, made);
        assertTrue(new HashSet<>(made).size() == count);
    }
}
