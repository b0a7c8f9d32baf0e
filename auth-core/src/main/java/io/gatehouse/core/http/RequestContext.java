package io.gatehouse.core.http;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.TenantId;
import io.vertx.ext.web.RoutingContext;

/**
 * What is known about a request before its body is read.
 *
 * @param isFromGateway whether a gateway of ours vouches for the client
 */
public record RequestContext(TenantId tenant, Client client, boolean isFromGateway) {
    private static final String KEY = RequestContext.class.getName();

    void attach(RoutingContext ctx) {
        ctx.put(KEY, this);
    }

    /** Returns the context of a request; every route stands behind the handler that makes it. */
    public static RequestContext of(RoutingContext ctx) {
        RequestContext context = ctx.get(KEY);
        if (context == null) {
            throw new IllegalStateException("this route does not stand behind CallerIdentity");
        }
        return context;
    }
}
