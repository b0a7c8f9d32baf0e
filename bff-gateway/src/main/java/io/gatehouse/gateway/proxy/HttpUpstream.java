package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.RouteConfig;
import io.gatehouse.gateway.token.VerifiedToken;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Passes HTTP calls on, streaming both ways: nothing is held in memory, server-sent events arrive as they are written. */
public final class HttpUpstream {
    private static final long CONNECT_TIMEOUT_MILLIS = 2_000;

    private final UpstreamConnections connections;
    private final OurHeaders ours;
    private final OpenStreams streams;
    private final ProxyCounters counters;
    private final Duration heartbeat;
    private final HttpDate date;
    /** Read from their texts once: of one event loop, like all of this. */
    private final Map<URI, SocketAddress> servers = new HashMap<>();
    /** By the prefix of their route. */
    private final Map<String, MultiMap> notForBrowsers;

    /**
     * Takes the parts.
     *
     * @param heartbeat how often a silent event stream gets a comment
     */
    public HttpUpstream(
            List<RouteConfig> routes,
            UpstreamConnections connections,
            OurHeaders ours,
            OpenStreams streams,
            ProxyCounters counters,
            Duration heartbeat,
            InstantSource clock) {
        this.notForBrowsers =
                routes.stream().collect(Collectors.toMap(RouteConfig::prefix, HeaderHygiene::notForBrowsers));
        this.connections = connections;
        this.ours = ours;
        this.streams = streams;
        this.counters = counters;
        this.heartbeat = heartbeat;
        this.date = new HttpDate(clock);
    }

    void pass(RoutingContext ctx, RouteConfig route, @Nullable VerifiedToken token, UpstreamHealth health) {
        new UpstreamCall(this, ctx, route, token, health).begin();
    }

    /**
     * Opens a call, on a connection that is free or a new one.
     *
     * @param isSecondTry takes none of the connections that were kept
     */
    Future<HttpClientRequest> open(RouteConfig route, HttpMethod method, String uri, boolean isSecondTry) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setURI(UpstreamUri.of(route, uri))
                .setServer(servers.computeIfAbsent(route.upstream(), upstream -> UpstreamUri.address(route)))
                .setHost(route.upstream().getHost())
                .setPort(UpstreamUri.port(route))
                .setSsl(UpstreamUri.isTls(route))
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        if (!route.timeout().isZero()) {
            options.setIdleTimeout(route.timeout().toMillis());
        }
        return (isSecondTry ? connections.fresh() : connections.kept()).request(options);
    }

    OurHeaders ours() {
        return ours;
    }

    OpenStreams streams() {
        return streams;
    }

    ProxyCounters counters() {
        return counters;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    HttpDate date() {
        return date;
    }

    /** Returns what the browser is not told of a route's answers. */
    MultiMap notForBrowsers(RouteConfig route) {
        return Objects.requireNonNull(notForBrowsers.get(route.prefix()));
    }
}
