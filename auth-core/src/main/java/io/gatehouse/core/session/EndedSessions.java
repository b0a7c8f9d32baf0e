package io.gatehouse.core.session;

import io.gatehouse.core.kernel.SessionId;
import java.time.Instant;
import java.util.List;

/**
 * The sessions that ended lately, newest first.
 *
 * @param asOf when they were looked for, by the store's clock, which dated their ends too: whoever asks for more asks from here on
 */
public record EndedSessions(Instant asOf, List<EndedSession> sessions) {
    public EndedSessions {
        sessions = List.copyOf(sessions);
    }

    /** Where a page begins: behind a session that ended then. */
    public record Place(Instant endedAt, SessionId session) {}
}
