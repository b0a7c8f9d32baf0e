package io.gatehouse.core.postgres;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Runs prepared statements for the adapters: on the connection of the running transaction, else on any of the pool. Waits on the calling
 * virtual thread.
 */
public final class PgSql {
    /** The transaction that runs on this thread. */
    static final ScopedValue<PgTransaction> TRANSACTION = ScopedValue.newInstance();

    private final Pool pool;

    public PgSql(Pool pool) {
        this.pool = pool;
    }

    /**
     * Runs a statement.
     *
     * @param doing what it is for, told when it fails: "opening a session"
     * @throws PgRefusal when a constraint refuses it
     * @throws io.gatehouse.core.kernel.Unavailable when the database does not answer
     */
    @CanIgnoreReturnValue
    public RowSet<Row> run(String doing, String sql, @Nullable Object... parameters) {
        SqlClient client = TRANSACTION.isBound() ? TRANSACTION.get().connection() : pool;
        try {
            return client.preparedQuery(sql)
                    .execute(Tuple.wrap(Arrays.asList(parameters)))
                    .await();
        } catch (Throwable failure) {
            if (TRANSACTION.isBound()) {
                // A statement sent before may have failed, and this one only because of it.
                TRANSACTION.get().awaitSent();
            }
            throw PgErrors.translate(doing, failure);
        }
    }

    /**
     * Runs a statement whose outcome matters to nobody but the transaction: the thread goes on and need not be woken for it. When it
     * fails, the next statement or the commit tells. Outside a transaction it is waited for.
     */
    public void send(String doing, String sql, @Nullable Object... parameters) {
        if (TRANSACTION.isBound()) {
            PgTransaction current = TRANSACTION.get();
            current.sent(doing, current.connection().preparedQuery(sql).execute(Tuple.wrap(Arrays.asList(parameters))));
        } else {
            run(doing, sql, parameters);
        }
    }

    /** Returns the only row of a result, or null when there is none. */
    @CanIgnoreReturnValue
    public @Nullable Row one(String doing, String sql, @Nullable Object... parameters) {
        RowSet<Row> rows = run(doing, sql, parameters);
        return rows.size() == 0 ? null : rows.iterator().next();
    }

    /** Runs a statement and returns how many rows it changed. */
    @CanIgnoreReturnValue
    public int change(String doing, String sql, @Nullable Object... parameters) {
        return run(doing, sql, parameters).rowCount();
    }

    /** Does something small once what was changed can be seen by others: after the commit, or at once outside a transaction. */
    public void whenKept(Runnable work) {
        if (TRANSACTION.isBound()) {
            TRANSACTION.get().whenKept(work);
        } else {
            work.run();
        }
    }
}
