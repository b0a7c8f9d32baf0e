package io.gatehouse.gateway.session;

import io.gatehouse.gateway.address.ClientAddress;
import io.gatehouse.gateway.cookie.CookieNames;
import io.gatehouse.gateway.cookie.DeviceCookie;
import io.gatehouse.gateway.cookie.RequestCookies;
import io.gatehouse.gateway.host.PublicHost;
import io.gatehouse.gateway.host.PublicHosts;
import io.gatehouse.kit.http.ClientContext;
import io.gatehouse.kit.http.PeerAddress;
import io.gatehouse.kit.http.RequestIds;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Derives who is calling, as far as it can be known: what the core and the product APIs are told. */
public final class Caller {
    private static final String FRESH_DEVICE = Caller.class.getName() + ".device";

    private final ClientAddress addresses;
    private final DeviceCookie devices;
    private final CookieNames names;
    private final PublicHosts hosts;

    public Caller(ClientAddress addresses, DeviceCookie devices, CookieNames names, PublicHosts hosts) {
        this.addresses = addresses;
        this.devices = devices;
        this.names = names;
        this.hosts = hosts;
    }

    public ClientContext of(RoutingContext ctx) {
        return with(ctx, deviceOf(ctx));
    }

    /** Derives it from everything but the cookies: of a request that may not even be looked at so far. */
    public ClientContext withoutCookies(RoutingContext ctx) {
        return with(ctx, null);
    }

    private ClientContext with(RoutingContext ctx, @Nullable String device) {
        HttpServerRequest request = ctx.request();
        return new ClientContext(
                address(request),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""),
                device,
                RequestIds.of(ctx),
                host(ctx).authority());
    }

    /** Returns the host that was asked for, whose tenant is the caller's. */
    public PublicHost host(RoutingContext ctx) {
        return hosts.of(ctx);
    }

    private @Nullable String deviceOf(RoutingContext ctx) {
        String given = ctx.get(FRESH_DEVICE);
        return given == null ? device(RequestCookies.of(ctx)) : given;
    }

    /** Takes note of the device id that this very request is given, so that the core learns of it with the request and not the next. */
    public static void give(RoutingContext ctx, String deviceId) {
        ctx.put(FRESH_DEVICE, deviceId);
    }

    /** Returns the client's address; no header but X-Forwarded-For of a trusted proxy has a say in it. */
    public String address(HttpServerRequest request) {
        return addresses.of(PeerAddress.of(request), request.headers().getAll("X-Forwarded-For"));
    }

    /** Returns the id of the device cookie, or null when there is none that we made. */
    public @Nullable String device(RequestCookies cookies) {
        return cookies.all(names.device()).stream()
                .map(devices::id)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
