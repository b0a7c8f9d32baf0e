package io.gatehouse.core.config;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;

/** Where the core listens, and how much it does at once. */
public record ServerConfig(
        @Doc("Address to listen on.") @Default("0.0.0.0") String host,
        @Doc("Port of the API.") @Default("8081") int port,

        @Doc("Port of metrics and health. Keep it off public networks.") @Default("9091")
        int managementPort,

        @Doc("Event loops. 0: one for each core.") @Default("0")
        int eventLoops,

        @Doc("Most requests in work at once; beyond it they are refused with 503.") @Default("512")
        int mostAtOnce,

        @Doc("Threads that hash passwords. 0: one for each core.") @Default("0")
        int hashThreads,

        @Doc(
                "Most passwords that wait for a hashing thread; beyond it sign-ins are refused with 503. 0: six for each thread, about two seconds of work.")
        @Default("0")
        int hashQueue,

        @Doc(
                "Longest wait for a hashing thread; a password that waited longer is not hashed but refused with 503. Long enough for a full queue, and shorter than gateways wait.")
        @Default("8s")
        Duration hashWait,

        @Doc(
                "Longest wait for Redis to count a request against its limits; then this node counts for itself, more strictly.")
        @Default("150ms")
        Duration limitsWait,

        @Doc("Threads for work that is done after the answer, such as looking up who asked for a reset mail.")
        @Default("8")
        int backgroundThreads,

        @Doc("Most of such work that waits; beyond it requests for it are refused with 503.") @Default("1000")
        int backgroundQueue) {
    private static final int WAITING_PER_THREAD = 6;

    public ServerConfig {
        if (backgroundThreads < 1 || backgroundQueue < 1) {
            throw new IllegalArgumentException("backgroundThreads and backgroundQueue must be at least 1");
        }
        if (!hashWait.isPositive()) {
            throw new IllegalArgumentException("hashWait must be longer than nothing");
        }
        if (limitsWait.toMillis() < 1) {
            throw new IllegalArgumentException("limitsWait must be at least a millisecond");
        }
        if (eventLoops < 0 || mostAtOnce < 1 || hashThreads < 0 || hashQueue < 0) {
            throw new IllegalArgumentException(
                    "eventLoops, hashThreads and hashQueue must not be negative, mostAtOnce must be at least 1");
        }
    }

    public int eventLoopsOrCores() {
        return eventLoops > 0 ? eventLoops : Runtime.getRuntime().availableProcessors();
    }

    /**
     * Hashing may fill every core: whoever else has work sleeps most of the time, and the scheduler lets those go first who have used
     * least.
     */
    public int hashThreadsOrCores() {
        return hashThreads > 0 ? hashThreads : Runtime.getRuntime().availableProcessors();
    }

    /** Whoever would wait longer is better told to come back: callers give up after a few seconds, and the hash is made in vain. */
    public int hashQueueOrShort() {
        return hashQueue > 0 ? hashQueue : WAITING_PER_THREAD * hashThreadsOrCores();
    }
}
