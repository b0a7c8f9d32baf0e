package io.gatehouse.core.session;

import io.gatehouse.core.kernel.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's note about a session.
 *
 * @param generation the generation that the browser is proved to hold, null when there is no proof
 */
public record Confirmation(SessionId session, @Nullable Integer generation, Instant lastUsedAt) {}
