package io.gatehouse.core.http;

import io.gatehouse.core.session.SessionState;
import io.gatehouse.kit.problem.FieldError;
import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the contract, for the slices to fill. Each is: parse, run the use case, render its outcome. One instance serves one
 * event loop.
 */
public final class Operations {
    /** The largest body of a request, in bytes. */
    public static final int LARGEST_BODY = 64 * 1024;

    private final Contract contract;
    private final RouterBuilder builder;
    private final FieldFaults fieldFaults;
    private final UseCases useCases;
    private final SignedIn signedIn;
    private final Limiter limiter;

    Operations(Vertx vertx, Contract contract, UseCases useCases, SignedIn signedIn, Limiter limiter) {
        this.contract = contract;
        this.builder = contract.router(vertx);
        this.fieldFaults = contract.fieldFaults();
        this.useCases = useCases;
        this.signedIn = signedIn;
        this.limiter = limiter;
        builder.rootHandler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        builder.rootHandler(new QueryGuard());
        builder.rootHandler(new BodyGuard());
    }

    /** Fills an operation that anybody may call. */
    public <T extends @Nullable Object> void open(
            String operationId, Function<Call, Callable<T>> parse, Function<T, Consumer<RoutingContext>> render) {
        mount(operationId, ctx -> {
            Call call = new Call(ctx);
            run(operationId, ctx, call, parse.apply(call), render);
        });
    }

    /** Fills an operation for people who are signed in. */
    public <T extends @Nullable Object> void signedIn(
            String operationId,
            Function<SignedInCall, Callable<T>> parse,
            Function<T, Consumer<RoutingContext>> render) {
        guarded(operationId, signedIn::require, parse, render);
    }

    /** Fills a sensitive operation: they must have proved who they are a short while ago. */
    public <T extends @Nullable Object> void signedInRecently(
            String operationId,
            Function<SignedInCall, Callable<T>> parse,
            Function<T, Consumer<RoutingContext>> render) {
        guarded(operationId, signedIn::requireRecent, parse, render);
    }

    /** Fills an operation for administrators who proved who they are a short while ago. */
    public <T extends @Nullable Object> void admin(
            String operationId,
            Function<SignedInCall, Callable<T>> parse,
            Function<T, Consumer<RoutingContext>> render) {
        guarded(operationId, signedIn::requireAdmin, parse, render);
    }

    private <T extends @Nullable Object> void guarded(
            String operationId,
            BiFunction<Call, @Nullable String, SessionState> guard,
            Function<SignedInCall, Callable<T>> parse,
            Function<T, Consumer<RoutingContext>> render) {
        mount(operationId, ctx -> {
            Call call = new Call(ctx);
            String token = SignedIn.bearer(ctx);
            run(
                    operationId,
                    ctx,
                    call,
                    () -> parse.apply(new SignedInCall(call, guard.apply(call, token)))
                            .call(),
                    render);
        });
    }

    Router router() {
        return builder.createRouter();
    }

    private void mount(String operationId, Consumer<RoutingContext> handler) {
        var route = builder.getRoute(operationId);
        if (route == null) {
            throw new IllegalStateException("the contract has no operation " + operationId);
        }
        BodyCheck body = contract.bodyCheck(route.getOperation());
        if (body != null) {
            route.setDoValidation(false).addHandler(ctx -> {
                if (body.fits(ctx)) {
                    ctx.next();
                } else {
                    refuse(operationId, ctx);
                }
            });
        }
        route.addHandler(handler::accept);
        route.addFailureHandler(ctx -> explain(operationId, ctx));
    }

    /** Asks the limits, then runs the use case, on one virtual thread; answers on the event loop. */
    private <T extends @Nullable Object> void run(
            String operationId,
            RoutingContext ctx,
            Call call,
            Callable<T> useCase,
            Function<T, Consumer<RoutingContext>> render) {
        AtomicReference<Limiter.@Nullable Taken> place = new AtomicReference<>();
        Future<T> running = useCases.run(() -> {
            Limiter.Taken taken = limiter.take(operationId, call);
            place.set(taken);
            if (taken != null && !taken.isGranted()) {
                throw RetryLater.tooMany(taken.retryAfter());
            }
            return useCase.call();
        });
        running.onComplete(outcome -> {
            Limiter.Taken taken = place.get();
            if (taken != null && !ctx.response().headWritten()) {
                ctx.response()
                        .putHeader("RateLimit-Policy", taken.policyField())
                        .putHeader("RateLimit", taken.limitField());
            }
            if (outcome.failed()) {
                ctx.fail(outcome.cause());
            } else if (!ctx.response().closed()) {
                answer(ctx, () -> render.apply(outcome.result()).accept(ctx));
            }
            // A place that success gives back is given back after the answer: nobody waits for it.
            if (taken != null && outcome.succeeded() && ctx.response().getStatusCode() < 300) {
                useCases.later(taken::succeeded);
            }
        });
    }

    /** Nobody else is told of what a future's listener throws: the caller would wait for ever. */
    private static void answer(RoutingContext ctx, Runnable rendering) {
        try {
            rendering.run();
        } catch (RuntimeException broken) {
            ctx.fail(broken);
        }
    }

    /** What Vert.x found not to fit the contract. Everything else is the common failure handler's. */
    private void explain(String operationId, RoutingContext ctx) {
        // A value that cannot even be decoded, such as a lone percent sign, comes without a status.
        boolean isRefusedByContract = ctx.failure() instanceof ValidatorException
                || (ctx.failure() instanceof HttpException http
                        && http.getStatusCode() == 400
                        && http.getCause() != null);
        if (isRefusedByContract) {
            refuse(operationId, ctx);
        } else {
            ctx.next();
        }
    }

    /** Says which fields of a body do not fit the contract. */
    private void refuse(String operationId, RoutingContext ctx) {
        JsonObject body = BodyGuard.body(ctx);
        List<FieldError> faults = fieldFaults.of(operationId, body);
        Problem problem = ProblemCode.VALIDATION_ERROR.problem().withErrors(faults);
        ProblemWriter.write(
                ctx, faults.isEmpty() ? problem.withDetail("The request does not fit the contract.") : problem);
    }
}
