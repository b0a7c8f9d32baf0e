package io.gatehouse.core.session;

/** Takes the transaction back of somebody whose session ended while they were judged: whoever ended it must win. */
public final class SessionHasEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SessionHasEnded() {
        super("session has ended", null, false, false);
    }
}
