package io.gatehouse.core.postgres;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Runs prepared statements for the adapters: on the connection of the running transaction, else on any of the pool. Waits on the calling
 * virtual thread.
 */
public final class PgSql {
    /** The connection of the transaction that runs on this thread. */
    static final ScopedValue<SqlConnection> TRANSACTION = ScopedValue.newInstance();

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
        SqlClient client = TRANSACTION.isBound() ? TRANSACTION.get() : pool;
        try {
            return client.preparedQuery(sql)
                    .execute(Tuple.wrap(Arrays.asList(parameters)))
                    .await();
        } catch (Throwable failure) {
            throw PgErrors.translate(doing, failure);
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
}
