package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.ConfigRoot;
import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.net.URI;
import java.util.List;
import java.util.Set;

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
            "GATEHOUSE_TENANTS_*",
            "GATEHOUSE_SECRETS_MASTER_KEYS*"
        },
        otherKeys = {"core", "database", "mail", "policies", "tenants", "secrets.masterKeys"})
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
        @Doc("Redis.") RedisConfig redis) {
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    public GatewayConfig {
        routes = List.copyOf(routes);
        boolean isOrigin = publicOrigin.getScheme() != null
                && publicOrigin.getHost() != null
                && publicOrigin.getPath().isEmpty()
                && publicOrigin.getUserInfo() == null
                && publicOrigin.getQuery() == null
                && publicOrigin.getFragment() == null;
        if (!isOrigin) {
            throw new IllegalArgumentException(
                    "publicOrigin must be a scheme and a host, such as https://login.example.com, with nothing after it");
        }
        boolean isHttps = "https".equals(publicOrigin.getScheme());
        if (environment == Environment.PRODUCTION && !isHttps) {
            throw new IllegalArgumentException("publicOrigin must be https in production");
        }
        boolean isInsecure = cookies.mode() == CookiesConfig.Mode.INSECURE_DEV;
        if (isInsecure && (isHttps || !LOCAL_HOSTS.contains(publicOrigin.getHost()))) {
            throw new IllegalArgumentException(
                    "cookies.mode insecure-dev works only while publicOrigin is http on localhost; use strict");
        }
        if (!isInsecure && !isHttps) {
            throw new IllegalArgumentException(
                    "cookies.mode strict needs an https publicOrigin: browsers refuse its cookies over http");
        }
        refuseOverlaps(routes);
    }

    /** Returns the origin as browsers send it in the Origin header. */
    public String origin() {
        return publicOrigin.toString();
    }

    private static void refuseOverlaps(List<RouteConfig> routes) {
        for (int i = 0; i < routes.size(); i++) {
            for (int j = i + 1; j < routes.size(); j++) {
                if (routes.get(i).prefix().equals(routes.get(j).prefix())) {
                    throw new IllegalArgumentException(
                            "routes: " + routes.get(i).prefix() + " stands there twice");
                }
            }
        }
    }

    /** Where this installation runs. */
    public enum Environment {
        DEV,
        PRODUCTION
    }
}
