package io.gatehouse.core.postgres;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.core.kernel.Transactions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Transactions on the pool's connections. A transaction inside another joins it. */
public final class PgTransactions implements Transactions {
    private final Pool pool;

    public PgTransactions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public <T extends @Nullable Object> T run(Supplier<T> work) {
        if (PgSql.TRANSACTION.isBound()) {
            return work.get();
        }
        SqlConnection connection =
                waitFor("taking a connection", () -> pool.getConnection().await());
        try {
            return runOn(connection, work);
        } finally {
            connection.close();
        }
    }

    private static <T extends @Nullable Object> T runOn(SqlConnection connection, Supplier<T> work) {
        // Nobody waits for the beginning: the first statement follows it down the same connection, and a beginning that
        // fails fails the commit.
        Future<Transaction> transaction = connection.begin();
        PgTransaction current = new PgTransaction(connection);
        T result;
        try {
            result = ScopedValue.where(PgSql.TRANSACTION, current).call(work::get);
            current.awaitSent();
        } catch (Throwable failure) {
            rollBack(transaction, failure);
            throw failure;
        }
        waitFor("committing", () -> transaction.await().commit().await());
        current.kept();
        return result;
    }

    /** The first failure is the one to tell; what goes wrong while rolling back only rides along. */
    private static void rollBack(Future<Transaction> transaction, Throwable failure) {
        try {
            transaction.await().rollback().await();
        } catch (Throwable second) {
            failure.addSuppressed(second);
        }
    }

    @CanIgnoreReturnValue
    private static <T extends @Nullable Object> T waitFor(String doing, Supplier<T> step) {
        try {
            return step.get();
        } catch (Throwable failure) {
            throw PgErrors.translate(doing, failure);
        }
    }
}
