package io.gatehouse.kit.lifecycle;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a service when the process is asked to end (Ctrl-C, SIGTERM), and waits for it. */
public final class ShutdownHook {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownHook.class);

    private ShutdownHook() {}

    /**
     * Stops the service when the process ends.
     *
     * @param patience how long the process waits for the service before it ends regardless; longer than the drain
     */
    public static void install(Service service, Duration patience) {
        Thread hook = new Thread(() -> stop(service, patience), "shutdown-" + service.name());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void stop(Service service, Duration patience) {
        try {
            service.stop().toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("{} did not stop within {} s", service.name(), patience.toSeconds());
        } catch (ExecutionException e) {
            LOG.warn("{} did not stop cleanly", service.name(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
