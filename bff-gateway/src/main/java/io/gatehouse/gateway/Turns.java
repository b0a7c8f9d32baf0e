package io.gatehouse.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/**
 * An event loop's requests, handed on; now and then the processor is handed to others first. A loop that always has something to do keeps
 * its processor until the system's tick takes it away, every four milliseconds where Linux ticks at 250 Hz, and whoever waits there waits
 * as long: the other loop with all its calls, or an API on the same machine. Where nobody waits, it costs less than a microsecond.
 */
final class Turns implements Handler<HttpServerRequest> {
    /** About half a millisecond of work. */
    private static final int REQUESTS_IN_A_TURN = 16;

    private final Handler<HttpServerRequest> next;
    private int requests;

    Turns(Handler<HttpServerRequest> next) {
        this.next = next;
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // No order of things depends on it.
    public void handle(HttpServerRequest request) {
        requests++;
        if (requests == REQUESTS_IN_A_TURN) {
            requests = 0;
            Thread.yield();
        }
        next.handle(request);
    }
}
