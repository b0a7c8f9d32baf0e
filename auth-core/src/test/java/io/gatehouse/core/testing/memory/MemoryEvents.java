package io.gatehouse.core.testing.memory;

import io.gatehouse.core.event.AuditEvent;
import io.gatehouse.core.event.AuditEvents;
import io.gatehouse.core.event.EventKind;
import java.util.ArrayList;
import java.util.List;

/** Keeps events for a test to look at. */
public final class MemoryEvents implements AuditEvents {
    private final List<AuditEvent> events = new ArrayList<>();

    @Override
    public void append(AuditEvent event) {
        events.add(event);
    }

    @Override
    public void appendSoon(AuditEvent event) {
        events.add(event);
    }

    public List<AuditEvent> all() {
        return List.copyOf(events);
    }

    public List<EventKind> kinds() {
        return events.stream().map(AuditEvent::kind).toList();
    }

    /** The details of the last event. */
    public AuditEvent last() {
        return events.getLast();
    }
}
