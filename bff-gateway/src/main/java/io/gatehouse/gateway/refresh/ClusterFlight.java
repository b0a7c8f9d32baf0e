package io.gatehouse.gateway.refresh;

import io.gatehouse.gateway.core.CoreAnswer;
import io.gatehouse.kit.secret.Sealer;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/*
 * One refresh for all gateways:
 *
 *   claim the key in Redis   mine    ask the core; hold the lead meanwhile; leave the answer, sealed, for the others; tell them
 *                            taken   wait until it lands, but not for long; take its answer, or ask the core after all
 *                            landed  take its answer
 *                            no Redis, or too slow: ask the core
 *
 * Nothing here is needed for correctness. Whoever asks the core too often gets the same tokens again; this only spares the core the
 * question, and the tabs of one browser access tokens that differ.
 */

/** Lets all gateways share one refresh of a token. */
public final class ClusterFlight {
    /** Renewed three times within it: a leader that dies is found out soon, and one that pauses for a moment keeps its lead. */
    private static final Duration LEAD = Duration.ofMillis(1_500);

    private static final Duration RENEWAL = Duration.ofMillis(500);
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final FlightBoard board;
    private final Sealer sealer;
    private final Duration longestWait;
    private final Supplier<String> ids;
    private final MeterRegistry metrics;

    /**
     * Takes the parts.
     *
     * @param longestWait for another gateway's answer, before asking the core all the same
     * @param ids one for each flight, so that nobody gives up another's lead
     */
    public ClusterFlight(
            Vertx vertx,
            FlightBoard board,
            Sealer sealer,
            Duration longestWait,
            Supplier<String> ids,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.board = board;
        this.sealer = sealer;
        this.longestWait = longestWait;
        this.ids = ids;
        this.metrics = metrics;
    }

    /**
     * Asks the core, or takes the answer of a gateway that does.
     *
     * @param key a hash of the token: the token itself never stands in Redis in the clear
     */
    Future<CoreAnswer> fly(String key, Supplier<Future<CoreAnswer>> ask) {
        if (!board.isListening()) {
            return counted("alone", ask);
        }
        String owner = ids.get();
        Future<Void> landing = board.landing(key);
        return board.claim(key, owner, LEAD)
                .transform(claimed -> {
                    if (claimed.failed()) {
                        return counted("alone", ask);
                    }
                    return switch (claimed.result()) {
                        case FlightBoard.Claim.Mine mine -> lead(key, owner, ask);
                        case FlightBoard.Claim.Taken taken -> follow(key, landing, ask);
                        case FlightBoard.Claim.Landed landed -> share(key, landed.result(), ask);
                    };
                })
                .onComplete(over -> board.forget(key));
    }

    private Future<CoreAnswer> lead(String key, String owner, Supplier<Future<CoreAnswer>> ask) {
        long renewing = vertx.setPeriodic(
                RENEWAL.toMillis(), tick -> board.renew(key, owner, LEAD).onComplete(renewed -> {}));
        return counted("led", ask).onComplete(outcome -> {
            vertx.cancelTimer(renewing);
            byte[] result = outcome.succeeded() && isDefinite(outcome.result()) ? seal(key, outcome.result()) : null;
            board.land(key, owner, result, KEPT).onComplete(told -> {});
        });
    }

    private Future<CoreAnswer> follow(String key, Future<Void> landing, Supplier<Future<CoreAnswer>> ask) {
        count("followed");
        return landing.timeout(longestWait.toMillis(), TimeUnit.MILLISECONDS)
                .compose(landed -> board.result(key))
                .transform(read -> share(key, read.succeeded() ? read.result() : null, ask));
    }

    private Future<CoreAnswer> share(String key, byte @Nullable [] result, Supplier<Future<CoreAnswer>> ask) {
        CoreAnswer answer = result == null ? null : open(key, result);
        if (answer == null) {
            return counted("in vain", ask);
        }
        count("shared");
        return Future.succeededFuture(answer);
    }

    private Future<CoreAnswer> counted(String part, Supplier<Future<CoreAnswer>> ask) {
        count(part);
        return Future.succeededFuture().compose(start -> ask.get());
    }

    private void count(String part) {
        metrics.counter("gatehouse.flights.cluster", "part", part).increment();
    }

    /** New tokens, or the word that the session is over. Everything else may be different for the next one who asks. */
    private static boolean isDefinite(CoreAnswer answer) {
        return answer.status() == 200 || answer.status() == 401;
    }

    private byte[] seal(String key, CoreAnswer answer) {
        JsonObject result = new JsonObject()
                .put("status", answer.status())
                .put("body", answer.body().toString());
        return sealer.seal(result.toBuffer().getBytes(), key.getBytes(StandardCharsets.US_ASCII));
    }

    /** Null when no gateway of this installation sealed it, or sealed it for another token: whoever can write to Redis gets no further. */
    private @Nullable CoreAnswer open(String key, byte[] result) {
        byte[] opened = sealer.open(result, key.getBytes(StandardCharsets.US_ASCII));
        if (opened == null) {
            return null;
        }
        JsonObject answer = new JsonObject(Buffer.buffer(opened));
        return new CoreAnswer(
                answer.getInteger("status"),
                MultiMap.caseInsensitiveMultiMap(),
                Buffer.buffer(answer.getString("body")));
    }
}
