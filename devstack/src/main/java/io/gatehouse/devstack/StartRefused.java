package io.gatehouse.devstack;

import java.io.Serial;

/** The stack cannot start for a reason that the developer can mend; the message is one line and says how. */
public final class StartRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StartRefused(String sentence) {
        super(sentence);
    }
}
