package io.gatehouse.core.background;

import io.gatehouse.core.kernel.Background;
import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.kernel.Unavailable;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few virtual threads with a bounded queue. What waits at shutdown is still done. */
public final class BackgroundThreads implements Background, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThreads.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ThreadPoolExecutor threads;
    private final Duration patience;

    /**
     * Starts no thread before there is work.
     *
     * @param threads how much is done at once
     * @param queue how much may wait
     * @param patience how long closing waits for what is left
     */
    public BackgroundThreads(int threads, int queue, Duration patience) {
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofVirtual().name("gatehouse-background-", 0).factory());
        this.patience = patience;
    }

    @Override
    public void run(String doing, Runnable work) {
        try {
            threads.execute(() -> attempt(doing, work));
        } catch (RejectedExecutionException full) {
            throw new Overloaded("the background queue is full", RETRY_AFTER);
        }
    }

    /** Takes no more work and waits for what was taken. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "{} pieces of background work were left undone at shutdown.",
                        threads.shutdownNow().size());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(String doing, Runnable work) {
        try {
            work.run();
        } catch (Overloaded | Unavailable busy) {
            LOG.warn("Background work was given up: {} ({}).", doing, busy.getMessage());
        } catch (RuntimeException failure) {
            LOG.atError()
                    .setMessage("Background work failed.")
                    .addKeyValue("doing", doing)
                    .setCause(failure)
                    .log();
        }
    }
}
