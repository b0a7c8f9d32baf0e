package io.gatehouse.core.metrics;

import io.gatehouse.core.event.AuditEvent;
import io.gatehouse.core.event.AuditEvents;
import io.gatehouse.core.event.EventKind;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts sign-ins by their outcome, in the words of the audit log. Nothing in a label says who. */
public final class MeteredEvents implements AuditEvents {
    private static final String SIGN_INS = "gatehouse.signins";

    private final AuditEvents events;
    private final MeterRegistry meters;

    public MeteredEvents(AuditEvents events, MeterRegistry meters) {
        this.events = events;
        this.meters = meters;
    }

    @Override
    public void append(AuditEvent event) {
        events.append(event);
        if (event.kind() == EventKind.LOGIN_SUCCESS) {
            meters.counter(SIGN_INS, "outcome", "SUCCESS").increment();
        } else if (event.kind() == EventKind.LOGIN_FAILED) {
            meters.counter(SIGN_INS, "outcome", String.valueOf(event.details().get("reason")))
                    .increment();
        }
    }

    @Override
    public void appendSoon(AuditEvent event) {
        events.appendSoon(event);
    }
}
