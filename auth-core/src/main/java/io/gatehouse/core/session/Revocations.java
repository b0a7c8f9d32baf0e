package io.gatehouse.core.session;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import java.util.Collection;

/**
 * Tells every gateway that sessions are over. Called after the commit. Best effort: a gateway that missed it asks, and refreshes are
 * refused in any case.
 */
@FunctionalInterface
public interface Revocations {
    void publish(Collection<SessionId> sessions, EndReason reason);
}
