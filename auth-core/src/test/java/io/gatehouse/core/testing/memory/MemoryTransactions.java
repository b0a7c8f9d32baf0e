package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.Transactions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the work and knows whether some is running. Keeps what was done when the work throws: memory has no way back. */
public final class MemoryTransactions implements Transactions {
    private int depth;

    @Override
    public <T extends @Nullable Object> T run(Supplier<T> work) {
        depth++;
        try {
            return work.get();
        } finally {
            depth--;
        }
    }

    public boolean isOpen() {
        return depth > 0;
    }
}
