package io.gatehouse.core.metrics;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.session.Revocations;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts ended sessions by their reason, the same code that people, gateways and the audit log are told. Those that ran out by themselves
 * are nobody's deed and are not counted.
 */
public final class MeteredRevocations implements Revocations {
    private final Revocations revocations;
    private final Map<EndReason, Counter> ended = new EnumMap<>(EndReason.class);

    public MeteredRevocations(Revocations revocations, MeterRegistry meters) {
        this.revocations = revocations;
        for (EndReason reason : EndReason.values()) {
            if (!reason.isExpiry()) {
                ended.put(reason, meters.counter("gatehouse.sessions.ended", "reason", reason.name()));
            }
        }
    }

    @Override
    public void publish(Collection<SessionId> sessions, EndReason reason) {
        Counter counter = ended.get(reason);
        if (counter != null) {
            counter.increment(sessions.size());
        }
        revocations.publish(sessions, reason);
    }
}
