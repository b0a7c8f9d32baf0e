package io.gatehouse.kit.http;

import org.jspecify.annotations.Nullable;

/**
 * Who is behind a request that the gateway hands to the core.
 *
 * @param ip the client's address as the gateway derived it
 * @param userAgent as sent, cut at 512 characters; empty when there was none
 * @param device the device cookie's id, or {@code null}
 * @param requestId the id both services log
 * @param host the public host that was asked for
 */
public record ClientContext(
        String ip, String userAgent, @Nullable String device, String requestId, String host) {
    private static final int MAX_USER_AGENT = 512;

    public ClientContext {
        userAgent = userAgent.length() > MAX_USER_AGENT ? userAgent.substring(0, MAX_USER_AGENT) : userAgent;
    }
}
