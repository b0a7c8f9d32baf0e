package io.gatehouse.core.postgres;

/** A constraint refused a statement. Its name is part of the schema's interface; the adapter that expects it gives it a meaning. */
public final class PgRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String constraint;

    PgRefusal(String doing, String constraint, Throwable cause) {
        super(doing + ": refused by " + constraint, cause);
        this.constraint = constraint;
    }

    /** Whether this constraint refused it. */
    public boolean isBy(String name) {
        return constraint.equals(name);
    }
}
