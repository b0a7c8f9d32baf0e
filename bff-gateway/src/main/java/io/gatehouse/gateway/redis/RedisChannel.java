package io.gatehouse.gateway.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One channel of Redis, listened to from the start on, and again whenever Redis comes back. A subscription can die without a word, so it is
 * asked for again now and then, which changes nothing but shows that it lives.
 */
public final class RedisChannel implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TICKS_BETWEEN_PROOFS = 10;
    /** Nobody waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final @Nullable Redis redis;
    private final String name;
    private final Listener listener;
    private final Duration tick;
    private volatile @Nullable RedisConnection subscription;
    private volatile Promise<Void> answer = Promise.promise();
    private volatile boolean isBusy;
    private int ticks;
    private volatile long timer = -1;

    /**
     * Does nothing yet.
     *
     * @param redis null where none is configured: then nothing is ever heard
     */
    public RedisChannel(Vertx vertx, @Nullable Redis redis, String name, Listener listener) {
        this(vertx, redis, name, listener, TICK);
    }

    RedisChannel(Vertx vertx, @Nullable Redis redis, String name, Listener listener, Duration tick) {
        this.vertx = vertx;
        this.redis = redis;
        this.name = name;
        this.listener = listener;
        this.tick = tick;
    }

    public void start() {
        if (redis != null) {
            timer = vertx.setPeriodic(0, tick.toMillis(), now -> look(redis));
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        RedisConnection open = subscription;
        // Forgotten first: that the connection ends now is no news.
        subscription = null;
        if (open != null) {
            open.close();
        }
    }

    /** Whether messages are heard now, as far as is known. */
    public boolean isOpen() {
        return subscription != null;
    }

    private void look(Redis known) {
        RedisConnection open = subscription;
        if (isBusy || (open != null && ++ticks % TICKS_BETWEEN_PROOFS != 0)) {
            return;
        }
        isBusy = true;
        Future<?> looked = open == null
                ? connect(known)
                : subscribe(open).onFailure(dead -> lost(open)).otherwiseEmpty();
        looked.onComplete(done -> isBusy = false);
    }

    private Future<?> connect(Redis known) {
        Future<RedisConnection> connecting = known.connect();
        return connecting
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(tooLate -> connecting.onSuccess(RedisConnection::close))
                .compose(this::listen);
    }

    private Future<?> listen(RedisConnection connection) {
        connection.handler(this::message);
        connection.exceptionHandler(failure -> lost(connection));
        connection.endHandler(end -> lost(connection));
        return subscribe(connection)
                .onSuccess(heard -> {
                    subscription = connection;
                    listener.back();
                })
                .onFailure(failure -> connection.close());
    }

    /** The client calls it done when the command is written; Redis has done it when it says so. */
    private Future<?> subscribe(RedisConnection connection) {
        Promise<Void> subscribed = Promise.promise();
        answer = subscribed;
        return connection
                .send(Request.cmd(Command.SUBSCRIBE).arg(name))
                .compose(written -> subscribed.future())
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .compose(done -> listener.catchUp());
    }

    private void message(Response message) {
        String kind = message.size() >= 3 ? message.get(0).toString() : "";
        switch (kind) {
            case "message" -> listener.heard(message.get(2).toString());
            case "subscribe" -> answer.tryComplete();
            default -> {}
        }
    }

    private void lost(RedisConnection connection) {
        // One that was given up before is no news.
        if (connection.equals(subscription)) {
            subscription = null;
            connection.close();
            listener.away();
        }
    }

    /** Whoever listens. */
    public interface Listener {
        void heard(String message);

        /**
         * Finds out what was said before. Asked whenever a subscription has just been shown to live, so nothing falls between the two; where
         * it fails, the subscription is given up and begun anew.
         */
        default Future<?> catchUp() {
            return Future.succeededFuture();
        }

        /** Messages are heard from now on. */
        default void back() {}

        /** Messages are lost from now on. */
        void away();
    }
}
