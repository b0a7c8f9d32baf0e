package io.gatehouse.core.http;

import io.gatehouse.core.tenant.TenantDirectory;
import io.gatehouse.kit.health.Readiness;
import io.gatehouse.kit.http.ClientAssertion;
import io.gatehouse.kit.http.DoorGuard;
import io.gatehouse.kit.http.FailureHandler;
import io.gatehouse.kit.http.RequestIds;
import io.gatehouse.kit.http.UnreadableRequests;
import io.gatehouse.kit.id.Uuid7;
import io.gatehouse.kit.metrics.RequestMetrics;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Builds the router of one event loop: the door, who is calling, the slices' operations, and one place for failures. */
public final class CoreRouter {
    /** Where the contract's operations stand. */
    public static final String PREFIX = "/api/v1/auth";

    private final Contract contract;
    private final UseCases useCases;
    private final SignedIn signedIn;
    private final Limiter limiter;
    private final RequestMetrics metrics;
    private final RequestIds requestIds;
    private final UnreadableRequests unreadable;
    private final CallerIdentity callerIdentity;
    private final Readiness readiness;
    private final List<Consumer<Operations>> slices;
    private final List<Consumer<Router>> plainRoutes;

    /**
     * Takes the parts.
     *
     * @param slices fill the contract's operations
     * @param plainRoutes add routes outside the contract
     */
    public CoreRouter(
            Contract contract,
            UseCases useCases,
            SignedIn signedIn,
            Limiter limiter,
            RequestMetrics metrics,
            Uuid7 ids,
            ClientAssertion assertions,
            TenantDirectory tenants,
            InstantSource clock,
            Readiness readiness,
            List<Consumer<Operations>> slices,
            List<Consumer<Router>> plainRoutes) {
        this.contract = contract;
        this.useCases = useCases;
        this.signedIn = signedIn;
        this.limiter = limiter;
        this.metrics = metrics;
        this.requestIds = new RequestIds(ids);
        this.unreadable = new UnreadableRequests(ids);
        this.callerIdentity = new CallerIdentity(assertions, tenants, clock);
        this.readiness = readiness;
        this.slices = List.copyOf(slices);
        this.plainRoutes = List.copyOf(plainRoutes);
    }

    /** Answers requests that never come as far as a router. */
    public UnreadableRequests unreadable() {
        return unreadable;
    }

    public Router build(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(metrics).handler(requestIds).handler(new DoorGuard());
        readiness.mount(router);
        router.route().handler(callerIdentity);
        plainRoutes.forEach(routes -> routes.accept(router));
        Operations operations = new Operations(vertx, contract, useCases, signedIn, limiter);
        slices.forEach(slice -> slice.accept(operations));
        router.route(PREFIX + "/*").subRouter(operations.router());
        new FailureHandler().mount(router);
        return router;
    }
}
