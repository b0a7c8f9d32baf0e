package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.RouteConfig;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the route of a path: the longest prefix that ends where a segment ends. */
public final class RouteTable {
    private final List<RouteConfig> routes;

    public RouteTable(List<RouteConfig> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparingInt(
                                (RouteConfig route) -> route.prefix().length())
                        .reversed())
                .toList();
    }

    /** Whether a link on another site may lead to the path. */
    public boolean isNavigable(String path) {
        RouteConfig route = find(path);
        return route != null && route.navigable();
    }

    public @Nullable RouteConfig find(String path) {
        for (RouteConfig route : routes) {
            boolean isBelow = path.startsWith(route.prefix())
                    && (path.length() == route.prefix().length()
                            || path.charAt(route.prefix().length()) == '/');
            if (isBelow) {
                return route;
            }
        }
        return null;
    }
}
