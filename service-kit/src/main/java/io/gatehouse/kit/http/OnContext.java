package io.gatehouse.kit.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings calls and their answers together on one context. */
public final class OnContext {
    private OnContext() {}

    /**
     * Makes a plain thread's call over the network, and hears its answer, on a context of its own. An answer comes on an event loop; when
     * it is there before the calling thread has said what is to become of it, its body passes unheard. The future may be awaited on any
     * thread.
     */
    public static <T> Future<T> call(Vertx vertx, Supplier<Future<T>> call) {
        Promise<T> answered = Promise.promise();
        vertx.getOrCreateContext().runOnContext(begin -> call.get().onComplete(answered));
        return answered.future();
    }

    /**
     * Brings what several wait for back to the event loop of each. It comes true on one of them, and a request that went on there would
     * share what belongs to its own loop alone with a stranger.
     */
    public static <T extends @Nullable Object> Future<T> back(Vertx vertx, Future<T> shared) {
        Context context = vertx.getOrCreateContext();
        Promise<T> mine = Promise.promise();
        shared.onComplete(outcome -> context.runOnContext(back -> mine.handle(outcome)));
        return mine.future();
    }
}
