package io.gatehouse.gateway.config;

import io.gatehouse.gateway.address.Cidr;
import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the gateway listens, and what it serves. */
public record ServerConfig(
        @Doc("Address to listen on.") @Default("0.0.0.0") String host,

        @Doc("Port for browsers, or for the TLS edge before them.") @Default("8080")
        int port,

        @Doc("TLS, where no edge in front of the gateway ends it.")
        TlsConfig tls,

        @Doc("Port of metrics and health. Keep it off public networks.") @Default("9090")
        int managementPort,

        @Doc("Event loops. 0: one for each core.") @Default("0")
        int eventLoops,

        @Doc("Where the auth core is.") @Default("http://localhost:8081")
        URI coreUrl,

        @Doc("Longest wait for an answer of the core.") @Default("5s")
        Duration coreTimeout,

        @Doc("Networks whose X-Forwarded-For is believed, as CIDR. The edge in front of the gateway belongs here.")
        List<String> trustedProxies,

        @Doc("The issuer of access tokens. Left out: publicOrigin.") @Nullable
        String issuer,

        @Doc("The audience of access tokens.") @Default("gatehouse-api")
        String audience,

        @Doc("Two sightings of one access token this far apart prove that the browser kept its cookies.")
        @Default("60s")
        Duration confirmAfter,

        @Doc(
                "Longest wait for another gateway that refreshes the same token, before this one asks the core itself. Needs Redis.")
        @Default("2s")
        Duration flightWait,

        @Doc("How often what was seen is told to the core.") @Default("5s")
        Duration confirmEvery,

        @Doc(
                "Whether POST /token gives browsers a short-lived token for another audience. Off: no token ever leaves a cookie.")
        @Default("false")
        boolean tokenExchange,

        @Doc("Most verified access tokens kept in memory.") @Default("20000")
        int tokenCache,

        @Doc("When an upstream that does not answer is left alone for a while.")
        BreakerConfig breaker,

        @Doc("Most reports of the Content-Security-Policy that are taken from one client in a minute.") @Default("60")
        int cspReports,

        @Doc("Most requests refused as forgeries that one client adds to the audit log in a minute.") @Default("10")
        int csrfEvents,

        @Doc("What security.txt says.") SecurityTxtConfig securityTxt,

        @Doc("Folder of the identity pages.") @Nullable Path spaDir,

        @Doc("Folder of a product's pages, served at /. Left out: / leads to the account page.") @Nullable
        Path productDir) {
    public ServerConfig {
        trustedProxies = List.copyOf(trustedProxies);
        List<String> faults = new ArrayList<>();
        if (eventLoops < 0 || tokenCache < 1 || cspReports < 1 || csrfEvents < 1) {
            faults.add("eventLoops must not be negative, tokenCache, cspReports and csrfEvents at least 1");
        }
        boolean isWeb = "http".equals(coreUrl.getScheme()) || "https".equals(coreUrl.getScheme());
        if (!isWeb || coreUrl.getHost() == null || !coreUrl.getPath().isEmpty()) {
            faults.add("coreUrl must be http(s), a host and a port, with nothing after it");
        }
        if (!coreTimeout.isPositive()
                || !confirmEvery.isPositive()
                || !confirmAfter.isPositive()
                || !flightWait.isPositive()) {
            faults.add("coreTimeout, confirmEvery, confirmAfter and flightWait must be longer than nothing");
        }
        for (String network : trustedProxies) {
            String fault = fault(network);
            if (fault != null) {
                faults.add("trustedProxies: " + fault);
            }
        }
        Faults.refuse(faults);
    }

    private static @Nullable String fault(String network) {
        try {
            // A network of everybody would let every client choose its own address.
            return Cidr.parse(network).bits() == 0 ? network + " trusts everybody" : null;
        } catch (IllegalArgumentException malformed) {
            return malformed.getMessage();
        }
    }

    public List<Cidr> trustedNetworks() {
        return trustedProxies.stream().map(Cidr::parse).toList();
    }

    public int eventLoopsOrCores() {
        return eventLoops > 0 ? eventLoops : Runtime.getRuntime().availableProcessors();
    }
}
