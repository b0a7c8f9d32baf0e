package io.gatehouse.core.event.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Unavailable;
import io.gatehouse.core.testing.TestCore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Integer> written = new CopyOnWriteArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();
    private volatile boolean isAway;

    @Test
    void all_is_written_in_the_order_in_which_it_came() {
        try (BatchWriter<Integer> writer = writer(10_000)) {
            add(writer, 3 * BatchWriter.LARGEST_BATCH);
            awaitWritten(3 * BatchWriter.LARGEST_BATCH);
        }
        assertEquals(numbers(0, 3 * BatchWriter.LARGEST_BATCH), written);
    }

    @Test
    void what_comes_while_the_store_is_away_waits_and_is_written_when_it_is_back() {
        isAway = true;
        try (BatchWriter<Integer> writer = writer(10)) {
            add(writer, 5);
            TestCore.await(() -> tries.get() >= 3, "a third try");
            assertEquals(List.of(), written);
            isAway = false;
            awaitWritten(5);
            assertEquals(0, writer.lost());
        }
        assertEquals(numbers(0, 5), written);
    }

    @Test
    void beyond_the_room_the_oldest_are_dropped_and_counted() {
        isAway = true;
        try (BatchWriter<Integer> writer = writer(10)) {
            add(writer, 25);
            TestCore.await(() -> writer.lost() == 15, "15 are dropped");
            isAway = false;
            awaitWritten(10);
            assertEquals(15, writer.lost());
        }
        assertEquals(numbers(15, 25), written);
    }

    @Test
    void one_that_cannot_be_written_takes_no_other_with_it() {
        isAway = true;
        try (BatchWriter<Integer> writer = writer(100)) {
            add(writer, 5);
            writer.add(-1);
            add(writer, 5);
            isAway = false;
            awaitWritten(10);
            TestCore.await(() -> writer.lost() == 1, "one is lost");
        }
        assertTrue(written.stream().allMatch(number -> number >= 0));
    }

    @Test
    void closing_writes_what_waits() {
        isAway = true;
        BatchWriter<Integer> writer = writer(100);
        add(writer, 50);
        isAway = false;
        writer.close();
        assertEquals(numbers(0, 50), written);
    }

    @Test
    void closing_waits_so_long_for_a_store_that_stays_away_and_counts_what_it_leaves() {
        isAway = true;
        BatchWriter<Integer> writer = new BatchWriter<>(100, Duration.ofMillis(200), this::store);
        add(writer, 50);
        writer.close();
        assertEquals(50, writer.lost());
        assertEquals(0, writer.waiting());
    }

    private BatchWriter<Integer> writer(int room) {
        return new BatchWriter<>(room, PATIENCE, this::store);
    }

    private void store(List<Integer> batch) {
        tries.incrementAndGet();
        if (isAway) {
            throw new Unavailable("while testing", Duration.ofSeconds(1), new IllegalStateException("away"));
        }
        if (batch.contains(-1)) {
            throw new IllegalStateException("on purpose");
        }
        written.addAll(batch);
    }

    private void awaitWritten(int count) {
        TestCore.await(() -> written.size() == count, count + " written");
    }

    private static void add(BatchWriter<Integer> writer, int count) {
        numbers(0, count).forEach(writer::add);
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
