package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.BreakerConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A circuit breaker: an upstream that failed several times in a row is left alone for a while, and its callers are told at once instead
 * of waiting for their time-out each. Then one call may try; what it finds decides.
 *
 * <p>Shared by all event loops, and free of locks, timers and allocation while all is well. A trial that never ends (a browser that hangs
 * up) needs no care: trying puts the next trial off by a pause, and that is all it does.
 */
final class Breaker {
    private static final State WELL = new State.Closed(0);

    private final int most;
    private final boolean countsServerErrors;
    private final long pauseNanos;
    private final LongSupplier nanos;
    private final AtomicReference<State> state = new AtomicReference<>(WELL);

    /**
     * Begins closed.
     *
     * @param nanos a clock that nobody sets
     */
    Breaker(BreakerConfig config, LongSupplier nanos) {
        this.most = config.failures() == 0 ? Integer.MAX_VALUE : config.failures();
        this.countsServerErrors = config.serverErrors();
        this.pauseNanos = config.pause().toNanos();
        this.nanos = nanos;
    }

    /** Whether a call may go on to the upstream; of those who ask after a pause, one. */
    boolean mayPass() {
        return switch (state.get()) {
            case State.Closed closed -> true;
            case State.Open open -> open.left(nanos.getAsLong()) <= 0 && state.compareAndSet(open, open());
        };
    }

    /** The upstream answered; what it said matters only where the configuration asks for it. */
    Change answered(int status) {
        if (countsServerErrors && status >= 500) {
            return failed();
        }
        return !WELL.equals(state.get()) && state.getAndSet(WELL) instanceof State.Open ? Change.CLOSED : Change.NONE;
    }

    /** The upstream did not answer. */
    Change failed() {
        State before = state.getAndUpdate(known -> known instanceof State.Closed closed && !isLast(closed)
                ? new State.Closed(closed.failures() + 1)
                : open());
        return isLast(before) ? Change.OPENED : Change.NONE;
    }

    /** Whether one more failure opens it. */
    private boolean isLast(State known) {
        return known instanceof State.Closed closed && closed.failures() + 1 >= most;
    }

    boolean isOpen() {
        return state.get() instanceof State.Open;
    }

    /** Returns the seconds until a call may try, at least one. */
    int retryAfterSeconds() {
        long left = state.get() instanceof State.Open open ? open.left(nanos.getAsLong()) : 0;
        return (int) Math.max(1, Duration.ofNanos(left).plusMillis(999).toSeconds());
    }

    private State open() {
        return new State.Open(nanos.getAsLong() + pauseNanos);
    }

    /** What a call's outcome has changed. */
    enum Change {
        NONE,
        OPENED,
        CLOSED
    }

    private sealed interface State {
        /** Calls pass. */
        record Closed(int failures) implements State {}

        /** Calls are refused until the time has come for one to try. */
        record Open(long nextTrial) implements State {
            long left(long now) {
                return nextTrial - now;
            }
        }
    }
}
