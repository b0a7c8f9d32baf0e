package io.gatehouse.core.metrics;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.session.Revocations;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/** Counts ended sessions by their reason, the same code that people, gateways and the audit log are told. */
public final class MeteredRevocations implements Revocations {
    private final Revocations revocations;
    private final MeterRegistry meters;

    public MeteredRevocations(Revocations revocations, MeterRegistry meters) {
        this.revocations = revocations;
        this.meters = meters;
    }

    @Override
    public void publish(Collection<SessionId> sessions, EndReason reason) {
        if (!sessions.isEmpty()) {
            meters.counter("gatehouse.sessions.ended", "reason", reason.name()).increment(sessions.size());
        }
        revocations.publish(sessions, reason);
    }
}
