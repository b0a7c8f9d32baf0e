package io.gatehouse.core.postgres;

import io.gatehouse.core.kernel.Unavailable;
import io.vertx.pgclient.PgException;
import java.time.Duration;

/** Turns the driver's failures into ours, with what was being done: the driver's own stack does not say who asked. */
final class PgErrors {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private PgErrors() {}

    static RuntimeException translate(String doing, Throwable failure) {
        if (failure instanceof PgException refused) {
            String constraint = refused.getConstraint();
            if (constraint != null) {
                return new PgRefusal("while " + doing, constraint, refused);
            }
            return isTransient(refused.getSqlState())
                    ? new Unavailable("while " + doing, RETRY_AFTER, refused)
                    : new IllegalStateException("while " + doing, refused);
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof Error fatal) {
            throw fatal;
        }
        // What is left never reached a statement: connection refused or lost, pool exhausted, shutting down.
        return new Unavailable("while " + doing, RETRY_AFTER, failure);
    }

    /** Connection trouble, too few resources, operator intervention, lock and statement time-outs, serialisation (appendix A). */
    private static boolean isTransient(String sqlState) {
        return sqlState.startsWith("08")
                || sqlState.startsWith("53")
                || sqlState.startsWith("57")
                || sqlState.startsWith("40")
                || sqlState.equals("55P03")
                || sqlState.equals("25006");
    }
}
