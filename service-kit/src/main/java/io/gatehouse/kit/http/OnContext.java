package io.gatehouse.kit.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * Calls that plain threads make over the network. An answer comes on an event loop; when it is there before the calling thread has said
 * what is to become of it, its body passes unheard. Where call and answer are of one context, nothing comes in between.
 */
public final class OnContext {
    private OnContext() {}

    /** Makes the call, and hears its answer, on a context of its own. The future may be awaited on any thread. */
    public static <T> Future<T> call(Vertx vertx, Supplier<Future<T>> call) {
        Promise<T> answered = Promise.promise();
        vertx.getOrCreateContext().runOnContext(begin -> call.get().onComplete(answered));
        return answered.future();
    }
}
