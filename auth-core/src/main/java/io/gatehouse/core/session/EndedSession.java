package io.gatehouse.core.session;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import java.time.Instant;

/** A session that is over, for those who must refuse its access tokens and close its streams from now on. */
public record EndedSession(SessionId id, EndReason reason, Instant endedAt) {}
