package io.gatehouse.core.event.postgres;

import io.gatehouse.core.kernel.Unavailable;
import io.gatehouse.core.kernel.WakeUp;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what may wait, in batches, on a thread of its own. While the database is away it waits in memory and is tried again, ever less
 * often. There is room for so many: then the oldest go, for what is happening now matters more, and are counted.
 */
final class BatchWriter<T> implements AutoCloseable {
    static final int LARGEST_BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration UNTIL_WOKEN = Duration.ofDays(1);

    private final int room;
    private final Duration patience;
    private final Consumer<List<T>> store;
    private final Deque<T> waiting = new ArrayDeque<>();
    private final LongAdder lost = new LongAdder();
    private final WakeUp added = new WakeUp();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch outOfPatience = new CountDownLatch(1);
    private final Thread thread;
    private boolean isAway;

    /**
     * Starts the thread.
     *
     * @param room how much may wait
     * @param patience how long closing waits for a database that is away
     * @param store writes a batch whole or not at all, and each entry once however often it is asked; throws {@link Unavailable} when it
     *     may work later
     */
    BatchWriter(int room, Duration patience, Consumer<List<T>> store) {
        this.room = room;
        this.patience = patience;
        this.store = store;
        this.thread = Thread.ofVirtual().name("gatehouse-audit").start(this::run);
    }

    void add(T entry) {
        synchronized (waiting) {
            waiting.addLast(entry);
            dropOldest();
        }
        added.call();
    }

    /** Returns how much waits, without the batch on its way. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Returns how much was dropped or could not be written. */
    long lost() {
        return lost.sum();
    }

    /** Writes what waits, and stops. What a database that stays away does not take in time is lost. */
    @Override
    public void close() {
        closing.countDown();
        added.call();
        try {
            boolean isDone = thread.join(patience);
            outOfPatience.countDown();
            if (!isDone && !thread.join(patience)) {
                LOG.warn("The audit writer did not stop in time.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                List<T> batch = take();
                if (batch.isEmpty() && closing.getCount() == 0) {
                    return;
                }
                List<T> left = batch.isEmpty() ? batch : write(batch);
                noteAway(!left.isEmpty());
                if (left.isEmpty()) {
                    pause = FIRST_PAUSE;
                    restUntilAdded(batch);
                } else if (outOfPatience.getCount() == 0) {
                    putBack(left);
                    giveUp();
                    return;
                } else {
                    putBack(left);
                    rest(pause);
                    pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void restUntilAdded(List<T> written) throws InterruptedException {
        if (written.isEmpty()) {
            boolean _ = added.await(UNTIL_WOKEN);
        }
    }

    /** At shutdown there is no time for long pauses. */
    private void rest(Duration pause) throws InterruptedException {
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            boolean _ = outOfPatience.await(FIRST_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Returns what is still to be written because the database is away. */
    private List<T> write(List<T> batch) {
        try {
            store.accept(batch);
            return List.of();
        } catch (Unavailable away) {
            return batch;
        } catch (RuntimeException refused) {
            if (batch.size() == 1) {
                lost.increment();
                LOG.error("An audit event was lost: it cannot be written.", refused);
                return List.of();
            }
            return writeEach(batch);
        }
    }

    /** One that cannot be written must not take the others with it. */
    private List<T> writeEach(List<T> batch) {
        List<T> left = new ArrayList<>();
        for (T entry : batch) {
            left.addAll(left.isEmpty() ? write(List.of(entry)) : List.of(entry));
        }
        return left;
    }

    private List<T> take() {
        synchronized (waiting) {
            List<T> batch = new ArrayList<>();
            while (batch.size() < LARGEST_BATCH && !waiting.isEmpty()) {
                batch.add(waiting.removeFirst());
            }
            return batch;
        }
    }

    private void putBack(List<T> batch) {
        synchronized (waiting) {
            batch.reversed().forEach(waiting::addFirst);
            dropOldest();
        }
    }

    private void dropOldest() {
        while (waiting.size() > room) {
            waiting.removeFirst();
            lost.increment();
        }
    }

    private void giveUp() {
        synchronized (waiting) {
            lost.add(waiting.size());
            LOG.warn("{} audit events were lost at shutdown: the database is away.", waiting.size());
            waiting.clear();
        }
    }

    /** One line when it goes and one when it is back, not one for each try. */
    private void noteAway(boolean isAwayNow) {
        if (isAwayNow && !isAway) {
            LOG.warn("Audit events wait in memory: the database is away. They are written when it is back.");
        } else if (!isAwayNow && isAway) {
            LOG.info("The audit events that waited are written; {} were lost since the start.", lost.sum());
        }
        isAway = isAwayNow;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
