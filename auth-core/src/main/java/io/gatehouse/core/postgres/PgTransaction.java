package io.gatehouse.core.postgres;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/** A transaction under way, on the thread that runs it. */
final class PgTransaction {
    private final SqlConnection connection;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Runnable> whenKept = new ArrayList<>();

    PgTransaction(SqlConnection connection) {
        this.connection = connection;
    }

    SqlConnection connection() {
        return connection;
    }

    /** Takes note of a statement for whose outcome nobody waits yet. */
    void sent(String doing, Future<?> outcome) {
        sent.add(new Sent(doing, outcome));
    }

    /** Waits for the outcomes of all statements that were sent, and throws the first failure among them. */
    void awaitSent() {
        for (Sent statement : sent) {
            try {
                statement.outcome().await();
            } catch (Throwable failure) {
                throw PgErrors.translate(statement.doing(), failure);
            }
        }
        sent.clear();
    }

    void whenKept(Runnable work) {
        whenKept.add(work);
    }

    void kept() {
        whenKept.forEach(Runnable::run);
    }

    private record Sent(String doing, Future<?> outcome) {}
}
