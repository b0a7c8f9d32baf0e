package io.gatehouse.gateway.host;

import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses what is sent to a host that could be a tenant's, below the domain of tenants, and is none's (RFC 9110, section 15.5.20). It would
 * be served as the default tenant's, with cookies that are sealed for a tenant which may come to be tomorrow. Health is asked for by
 * whatever name a balancer has for us.
 */
public final class TenantGuard implements Handler<RoutingContext> {
    private static final String HEALTH = "/health/";

    private final PublicHosts hosts;
    private final KnownTenants tenants;

    public TenantGuard(PublicHosts hosts, KnownTenants tenants) {
        this.hosts = hosts;
        this.tenants = tenants;
    }

    @Override
    public void handle(RoutingContext ctx) {
        PublicHost host = hosts.of(ctx);
        if (hosts.isConfigured(host) || tenants.mayBe(host.tenant()) || isHealth(ctx)) {
            ctx.next();
        } else {
            // It may just have been added: whoever asks again in a moment is served.
            tenants.look();
            ctx.fail(ProblemCode.MISDIRECTED_REQUEST.exception());
        }
    }

    private static boolean isHealth(RoutingContext ctx) {
        return ctx.request().path() != null && ctx.request().path().startsWith(HEALTH);
    }
}
