package io.gatehouse.core.postgres;

import io.gatehouse.core.kernel.Transactions;
import java.util.function.IntSupplier;

/** Lets one node at a time do a piece of work: the lock ends with the transaction, also when the node dies. */
public final class PgOneNode {
    private final PgSql sql;
    private final Transactions transactions;
    private final long lock;

    /**
     * Names the work.
     *
     * @param lock a number that no other work in the database has
     */
    public PgOneNode(PgSql sql, Transactions transactions, long lock) {
        this.sql = sql;
        this.transactions = transactions;
        this.lock = lock;
    }

    /** Does the work in a transaction of its own and returns its result; 0 when another node is at it. */
    public int run(IntSupplier work) {
        return transactions.run(() -> {
            var row = sql.one("taking turns with other nodes", "SELECT pg_try_advisory_xact_lock($1)", lock);
            return row != null && row.getBoolean(0) ? work.getAsInt() : 0;
        });
    }
}
