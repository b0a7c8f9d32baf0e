package io.gatehouse.gateway.spa;

import io.gatehouse.gateway.ratelimit.ClientLimit;
import io.gatehouse.gateway.ratelimit.LimitedPath;
import io.gatehouse.kit.http.StrictJson;
import io.gatehouse.kit.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Counts how far people get on the signed-out pages: which page was opened, and what became of its form. A step is one word for the page
 * and one for the outcome, each from a closed list; nothing about the person is sent, kept or logged, so there is nothing to tell anybody.
 */
public final class PageSteps {
    public static final String PATH = "/page-steps";

    private static final List<String> PAGES = List.of(
            "login",
            "register",
            "verify-email",
            "forgot-password",
            "reset-password",
            "mfa",
            "unlock",
            "confirm-email",
            "not-me");
    private static final List<String> OUTCOMES = List.of("shown", "submitted", "refused", "done");
    private static final int LARGEST = 128;

    private final LimitedPath limit;
    private final Map<JsonObject, Counter> counters = new HashMap<>();

    public PageSteps(ClientLimit limit, Function<HttpServerRequest, String> addressOf, MeterRegistry metrics) {
        this.limit = new LimitedPath(limit, addressOf, metrics.counter("gatehouse.page.steps.limited"));
        for (String page : PAGES) {
            for (String outcome : OUTCOMES) {
                counters.put(
                        new JsonObject().put("page", page).put("outcome", outcome),
                        metrics.counter("gatehouse.page.steps", "page", page, "outcome", outcome));
            }
        }
    }

    /** Whoever gets here comes from our own pages. */
    public void mount(Router router) {
        router.post(PATH).handler(limit);
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
                .handler(this::count);
    }

    private void count(RoutingContext ctx) {
        JsonObject step =
                StrictJson.parse(Objects.requireNonNullElseGet(ctx.body().buffer(), Buffer::buffer));
        Counter counter = counters.get(step);
        if (counter == null) {
            ctx.fail(ProblemCode.VALIDATION_ERROR
                    .problem()
                    .withDetail("A step is a page and an outcome that are known, and nothing else.")
                    .exception());
            return;
        }
        counter.increment();
        ctx.response().setStatusCode(204).end();
    }
}
