package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.RouteConfig;
import io.vertx.core.net.SocketAddress;
import java.net.URI;

/** Where a call goes on to. The destination comes from the configuration only. */
final class UpstreamUri {
    private UpstreamUri() {}

    static int port(RouteConfig route) {
        URI upstream = route.upstream();
        if (upstream.getPort() > 0) {
            return upstream.getPort();
        }
        return isTls(route) ? 443 : 80;
    }

    static SocketAddress address(RouteConfig route) {
        return SocketAddress.inetSocketAddress(port(route), route.upstream().getHost());
    }

    static boolean isTls(RouteConfig route) {
        return "https".equals(route.upstream().getScheme());
    }

    /** Returns path and query for the upstream. The path was found to be normal at the door. */
    static String of(RouteConfig route, String uri) {
        if (!route.stripPrefix()) {
            return uri;
        }
        String rest = uri.substring(route.prefix().length());
        return rest.startsWith("/") ? rest : "/" + rest;
    }
}
