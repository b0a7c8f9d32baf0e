package io.gatehouse.core;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again on a thread of its own, until it is closed. A failure is told, and tried again later. */
final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final BooleanSupplier work;
    private final Duration pause;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Starts.
     *
     * @param work returns whether there is more to do at once
     */
    Loop(String name, Duration pause, BooleanSupplier work) {
        this.name = name;
        this.work = work;
        this.pause = pause;
        this.thread = Thread.ofVirtual().name("gatehouse-" + name).start(this::run);
    }

    /** Lets the work under way finish. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("{} did not stop in time.", name);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            boolean isOver = false;
            while (!isOver) {
                isOver = closing.await(round().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration round() {
        try {
            return work.getAsBoolean() ? Duration.ZERO : pause;
        } catch (RuntimeException failed) {
            LOG.warn("{} failed; trying again.", name, failed);
            return pause.compareTo(AFTER_FAILURE) > 0 ? pause : AFTER_FAILURE;
        }
    }
}
