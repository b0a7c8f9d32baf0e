package io.gatehouse.core.kernel;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes several changes one: all are kept, or none.
 *
 * <p>Inside the work the ports of this thread take part. No hashing, mail or network belongs there: a transaction holds locks.
 */
public interface Transactions {
    /** Runs the work, keeps its changes and returns its result; keeps nothing when it throws. */
    @CanIgnoreReturnValue
    <T extends @Nullable Object> T run(Supplier<T> work);

    /** The same for work without a result. */
    default void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }
}
