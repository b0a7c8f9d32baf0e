package io.gatehouse.core.session;

import io.gatehouse.core.kernel.Client;

/** Looks at each refresh for signs that the session is in other hands. Must not slow it: most of the time there is nothing to do. */
@FunctionalInterface
public interface SessionWatch {
    /** The session was refreshed by this client; its state tells where it was before. */
    void refreshed(SessionState session, Client client);
}
