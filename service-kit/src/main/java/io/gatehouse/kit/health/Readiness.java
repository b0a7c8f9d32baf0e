package io.gatehouse.kit.health;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether this process should be sent traffic: every registered check passes and it is not draining. Being alive is less
 * than that: a process whose database is away must not be restarted for it.
 */
public final class Readiness {
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";
    private static final String DEGRADED = "DEGRADED";

    private final Map<String, Supplier<Future<Void>>> checks = new ConcurrentSkipListMap<>();
    private final Map<String, BooleanSupplier> notes = new ConcurrentSkipListMap<>();
    private final Duration timeout;
    private volatile boolean draining;
    private Future<JsonObject> underWay = Future.succeededFuture();

    /**
     * Starts without checks.
     *
     * @param timeout how long one check may take before it counts as failed
     */
    public Readiness(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Adds a check.
     *
     * @param check fails its future when the dependency cannot be used; its error is not shown to anybody
     */
    public void register(String name, Supplier<Future<Void>> check) {
        checks.put(name, check);
    }

    /**
     * Adds a note: what is told with the checks and decides nothing, because another process would be no better off.
     *
     * @param isWell answers at once
     */
    public void note(String name, BooleanSupplier isWell) {
        notes.put(name, isWell);
    }

    /** From now on this process is not ready, so that balancers stop sending new work. */
    public void drain() {
        draining = true;
    }

    /** Serves {@code /health/live} and {@code /health/ready}. */
    public void mount(Router router) {
        router.get("/health/live").handler(ctx -> answer(ctx, new JsonObject().put("status", UP)));
        router.get("/health/ready").handler(ctx -> {
            Context own = ctx.vertx().getOrCreateContext();
            report().onSuccess(report -> own.runOnContext(back -> answer(ctx, report)));
        });
    }

    /**
     * {@code {status, checks:[{name, status}]}}; the future never fails. Anybody may ask, so those who come while it is made share it: the
     * checks ask others, and must not become a way to keep them busy.
     */
    public synchronized Future<JsonObject> report() {
        if (underWay.isComplete()) {
            underWay = check();
        }
        return underWay;
    }

    private Future<JsonObject> check() {
        List<Future<JsonObject>> results = new ArrayList<>();
        checks.forEach((name, check) -> results.add(Future.succeededFuture()
                .compose(start -> check.get())
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .map(UP)
                .otherwise(DOWN)
                .map(status -> new JsonObject().put("name", name).put("status", status))));
        return Future.join(results).map(done -> {
            JsonArray list = new JsonArray();
            results.forEach(result -> list.add(result.result()));
            notes.forEach((name, isWell) ->
                    list.add(new JsonObject().put("name", name).put("status", isWell.getAsBoolean() ? UP : DEGRADED)));
            boolean allUp = results.stream()
                    .allMatch(result -> UP.equals(result.result().getString("status")));
            return new JsonObject()
                    .put("status", allUp && !draining ? UP : DOWN)
                    .put("checks", list);
        });
    }

    private static void answer(RoutingContext ctx, JsonObject report) {
        ctx.response()
                .setStatusCode(UP.equals(report.getString("status")) ? 200 : 503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(report.toBuffer());
    }
}
