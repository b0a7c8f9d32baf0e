package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.ConfigRoot;
import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import io.gatehouse.kit.lifecycle.ShutdownConfig;
import io.gatehouse.kit.log.LogConfig;
import io.gatehouse.kit.tenant.TenantsConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything the gateway reads from {@code gatehouse.yaml} and the environment. */
@ConfigRoot(
        ignore = {
            "GATEHOUSE_CONFIG",
            "GATEHOUSE_DATA",
            "GATEHOUSE_INBOX_PORT",
            "GATEHOUSE_SMTP_PORT",
            "GATEHOUSE_CORE_*",
            "GATEHOUSE_DATABASE_*",
            "GATEHOUSE_MAIL_*",
            "GATEHOUSE_POLICIES_*",
            "GATEHOUSE_SECRETS_MASTER_KEYS*"
        },
        otherKeys = {"core", "database", "mail", "policies", "policiesFile", "secrets.masterKeys"})
public record GatewayConfig(
        @Doc("Where people's browsers reach the gateway: scheme, host and port, nothing after it.")
        URI publicOrigin,

        @Doc("dev or production. Production refuses what is only safe on a developer's machine.") @Default("production")
        Environment environment,

        @Doc("Keys. They come from outside and stand in no file of this repository.")
        SecretsConfig secrets,

        @Doc("How the gateway ends.") ShutdownConfig shutdown,
        @Doc("What is logged.") LogConfig log,

        @Doc("Where the gateway listens, and what it serves.")
        ServerConfig gateway,

        @Doc("The cookies.") CookiesConfig cookies,
        @Doc("The product APIs behind the gateway.") List<RouteConfig> routes,
        @Doc("Redis.") RedisConfig redis,
        @Doc("Tenants by host name.") TenantsConfig tenants) {
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    public GatewayConfig {
        routes = List.copyOf(routes);
        List<String> faults = new ArrayList<>();
        if (!isOrigin(publicOrigin)) {
            faults.add(
                    "publicOrigin must be what browsers send as Origin, such as https://login.example.com: a scheme and a"
                            + " host in lower case, the port only where it is not the scheme's own, and nothing after it");
        }
        boolean isHttps = "https".equals(publicOrigin.getScheme());
        if (environment == Environment.PRODUCTION && !isHttps) {
            faults.add("publicOrigin must be https in production");
        }
        if (gateway.tls().isOn() && !isHttps) {
            faults.add("gateway.tls needs an https publicOrigin: it is what browsers will ask for");
        }
        boolean isInsecure = cookies.mode() == CookiesConfig.Mode.INSECURE_DEV;
        boolean isLocal = publicOrigin.getHost() != null && isLocal(publicOrigin.getHost());
        if (isInsecure && (isHttps || !isLocal)) {
            faults.add("cookies.mode insecure-dev works only while publicOrigin is http on localhost; use strict");
        }
        boolean areLocal = tenants.hosts().keySet().stream().allMatch(GatewayConfig::isLocal)
                && (tenants.domain() == null || isLocal(tenants.domain()));
        if (isInsecure && !areLocal) {
            faults.add(
                    "cookies.mode insecure-dev works only while tenants.hosts and tenants.domain are localhost or below it");
        }
        if (!isInsecure && !isHttps) {
            faults.add("cookies.mode strict needs an https publicOrigin: browsers refuse its cookies over http");
        }
        faults.addAll(overlaps(routes));
        for (RouteConfig route : routes) {
            if (gateway.audience().equals(route.audience())) {
                faults.add("routes: the audience of " + route.prefix() + " is the session's own; leave it out");
            }
        }
        Faults.refuse(faults);
    }

    /** Returns the origin as browsers send it in the Origin header. */
    public String origin() {
        return publicOrigin.toString();
    }

    /** Returns the audiences of all routes, without the session's own. */
    public Set<String> audiences() {
        return routes.stream()
                .map(RouteConfig::audience)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names below localhost lead nowhere else either (RFC 6761, section 6.3). */
    private static boolean isLocal(String host) {
        return LOCAL_HOSTS.contains(host) || host.endsWith(".localhost");
    }

    private static boolean isOrigin(URI uri) {
        String scheme = uri.getScheme();
        String host = uri.getHost();
        boolean isWeb = "https".equals(scheme) || "http".equals(scheme);
        if (!isWeb || host == null || !host.equals(host.toLowerCase(Locale.ROOT))) {
            return false;
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        boolean isDefaultPort = port.equals("https".equals(scheme) ? ":443" : ":80");
        // Written out again and compared: whatever else a URI may hold (path, user, query) makes a difference.
        return !isDefaultPort && uri.toString().equals(scheme + "://" + host + port);
    }

    /**
     * No prefix may lie below another: a path that one server reads as the outer and another as the inner would get the wrong route's
     * rules.
     */
    private static List<String> overlaps(List<RouteConfig> routes) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            for (int j = i + 1; j < routes.size(); j++) {
                String one = routes.get(i).prefix() + "/";
                String other = routes.get(j).prefix() + "/";
                if (one.startsWith(other) || other.startsWith(one)) {
                    faults.add("routes: " + routes.get(i).prefix() + " and "
                            + routes.get(j).prefix() + " overlap");
                }
            }
        }
        return faults;
    }

    /** Where this installation runs. */
    public enum Environment {
        DEV,
        PRODUCTION
    }
}
