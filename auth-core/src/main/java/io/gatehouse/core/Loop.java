package io.gatehouse.core;

import io.gatehouse.core.kernel.WakeUp;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again on a thread of its own, until it is closed. Whoever makes work for it calls the wake-up; the pause
 * between two rounds that found nothing only bounds how long work waits of which nobody told this node. A failure is told, and tried
 * again later.
 */
final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final BooleanSupplier work;
    private final Duration pause;
    private final Duration gathering;
    private final WakeUp wakeUp;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Starts.
     *
     * @param work returns whether there is more to do at once
     */
    Loop(String name, Duration pause, BooleanSupplier work) {
        this(name, pause, Duration.ZERO, new WakeUp(), work);
    }

    /**
     * Starts work that can be woken.
     *
     * @param gathering how long to wait after a call, so that what comes with it is done in the same round
     */
    Loop(String name, Duration pause, Duration gathering, WakeUp wakeUp, BooleanSupplier work) {
        this.name = name;
        this.work = work;
        this.pause = pause;
        this.gathering = gathering;
        this.wakeUp = wakeUp;
        this.thread = Thread.ofVirtual().name("gatehouse-" + name).start(this::run);
    }

    /** Lets the work under way finish. */
    @Override
    public void close() {
        closing.countDown();
        wakeUp.call();
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
                isOver = rest(round());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome round() {
        wakeUp.forget();
        try {
            return work.getAsBoolean() ? Outcome.MORE : Outcome.DONE;
        } catch (RuntimeException failed) {
            LOG.warn("{} failed; trying again.", name, failed);
            return Outcome.FAILED;
        }
    }

    /** Returns whether it is over. */
    private boolean rest(Outcome outcome) throws InterruptedException {
        Duration rest = switch (outcome) {
            case MORE -> Duration.ZERO;
            case DONE -> wakeUp.await(pause) ? gathering : Duration.ZERO;
            // A call does not end this one: what failed would be tried as often as somebody makes work.
            case FAILED -> pause.compareTo(AFTER_FAILURE) > 0 ? pause : AFTER_FAILURE;
        };
        return closing.await(rest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private enum Outcome {
        MORE,
        DONE,
        FAILED
    }
}
