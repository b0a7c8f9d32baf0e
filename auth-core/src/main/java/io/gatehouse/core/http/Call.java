package io.gatehouse.core.http;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.TenantId;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request that fits the contract, as the slices read it. Read on the event loop, then used on a virtual thread. */
public final class Call {
    private final RequestContext context;
    private final JsonObject body;
    private final HttpServerRequest request;
    private final @Nullable String bearer;
    private final RoutingContext routing;

    Call(RoutingContext ctx) {
        this.context = RequestContext.of(ctx);
        this.body = BodyGuard.body(ctx);
        this.request = ctx.request();
        this.bearer = SignedIn.bearer(ctx);
        this.routing = ctx;
    }

    public TenantId tenant() {
        return context.tenant();
    }

    public Client client() {
        return context.client();
    }

    public boolean isFromGateway() {
        return context.isFromGateway();
    }

    public JsonObject body() {
        return body;
    }

    /** Returns a string that the contract requires. */
    public String text(String field) {
        return Objects.requireNonNull(body.getString(field), field);
    }

    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    /** Returns a parameter of the query, or null. */
    public @Nullable String query(String name) {
        return request.getParam(name);
    }

    /** Returns a parameter of the path. */
    public String pathParameter(String name) {
        return Objects.requireNonNull(routing.pathParam(name), name);
    }

    /** Returns the bearer token, if the request carries one (RFC 6750, section 2.1). */
    public @Nullable String bearer() {
        return bearer;
    }
}
