package io.gatehouse.core.session;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import java.time.Instant;

/** A session that somebody ended, for those who must refuse its access tokens from now on. */
public record EndedSession(SessionId id, EndReason reason, Instant endedAt) {}
