package io.gatehouse.core.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Carries a signed body to an endpoint. Follows no redirect and keeps nothing of the answer but its status. */
public interface Courier {
    /**
     * Posts.
     *
     * @param address where to connect to, whatever the host's name says by now
     * @param timeout for the whole of it
     * @return the status of the answer
     * @throws Undelivered when there was none
     */
    int post(URI url, InetAddress address, Map<String, String> headers, byte[] body, Duration timeout)
            throws Undelivered;

    /** Nobody answered; the message is a code. */
    final class Undelivered extends Exception {
        private static final long serialVersionUID = 1L;

        public Undelivered(String code, Throwable cause) {
            super(code, cause);
        }
    }
}
