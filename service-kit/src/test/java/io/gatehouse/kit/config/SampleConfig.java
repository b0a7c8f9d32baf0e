package io.gatehouse.kit.config;

import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One component of every kind that configuration can hold. */
@ConfigRoot(
        ignore = {"GATEHOUSE_DATA", "GATEHOUSE_SCRIPT_*"},
        otherKeys = {"gateway", "secrets.cookieKeys"})
record SampleConfig(
        @Doc("Where people reach it.") URI publicOrigin,
        @Doc("How careful it is.") @Default("production") Environment environment,
        Server server,
        @Nullable Mail mail,

        @Doc("Whom to believe.") @Default("127.0.0.1/32, ::1/128")
        List<String> trusted,

        @Doc("What goes where.") List<Route> routes,
        Map<String, Route> named,
        Map<String, Integer> limits,
        Secrets secrets) {

    enum Environment {
        DEV,
        PRODUCTION,
        VERY_STRICT
    }

    record Server(
            @Doc("Port.") @Default("8081") int port,
            @Default("15m") Duration idle,
            @Default("0.5") double share,
            @Default("1000") long most,
            @Default("true") boolean on,
            @Nullable Path folder,
            @Nullable Integer instances) {
        Server {
            if (port < 1) {
                throw new IllegalArgumentException("A port is at least 1.");
            }
        }
    }

    record Mail(String host, @Nullable Secret password) {}

    record Route(
            @Doc("Begins so.") String prefix,
            @Default("30s") Duration timeout) {}

    record Secrets(@Nullable KeyRing masterKeys) {}
}
