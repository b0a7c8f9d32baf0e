package io.gatehouse.core.event;

/** The append-only record of events. */
public interface AuditEvents {
    /** Writes an event, in the caller's transaction if there is one. */
    void append(AuditEvent event);

    /**
     * Writes an event soon, outside the caller's path. For what happens all the time and changes nothing that a person must be able to
     * rely on: it may be lost when the process dies.
     */
    void appendSoon(AuditEvent event);
}
