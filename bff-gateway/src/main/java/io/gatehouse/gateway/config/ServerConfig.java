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

        @Doc("Other cores, asked in turn when that one cannot be reached or does not answer.")
        List<URI> otherCores,

        @Doc("Longest wait for an answer of the core.") @Default("5s")
        Duration coreTimeout,

        @Doc(
                "Longest wait for the core to do what a page asked for. It may have to hash a password several times: whoever is told too early that it failed finds out later that it did not.")
        @Default("12s")
        Duration coreActionTimeout,

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

        @Doc("Most verified access tokens kept in memory, at about 2 kB each. One that is not is verified anew.")
        @Default("10000")
        int tokenCache,

        @Doc(
                "Most connections to one upstream, of each event loop. Every call under way holds one, an open event stream too; who finds none free within two seconds gets 504.")
        @Default("4096")
        int upstreamConnections,

        @Doc(
                "How often a silent event stream or WebSocket gets a sign of life, so that nobody on the way takes it for dead; our own patience is 75 s. The core is asked as often whether the session of one has run out.")
        @Default("20s")
        Duration heartbeat,

        @Doc("When an upstream that does not answer is left alone for a while.")
        BreakerConfig breaker,

        @Doc("Most reports of the Content-Security-Policy that are taken from one client in a minute.") @Default("60")
        int cspReports,

        @Doc(
                "Most steps that the signed-out pages may tell of one client in a minute, to be counted without anything about the person. 0: the pages tell none.")
        @Default("0")
        int pageSteps,

        @Doc("Most requests refused as forgeries that one client adds to the audit log in a minute.") @Default("10")
        int csrfEvents,

        @Doc("What security.txt says.") SecurityTxtConfig securityTxt,

        @Doc("Folder of the identity pages.") @Nullable Path spaDir,

        @Doc("Folder of a product's pages, served at /. Left out: / leads to the account page.") @Nullable
        Path productDir,

        @Doc(
                "Content-Security-Policy of the product's pages; the identity pages keep theirs. Left out: the same strict one. What it does not say of base-uri, form-action, frame-ancestors and report-uri is as in that one.")
        @Nullable
        String productPolicy) {
    public ServerConfig {
        trustedProxies = List.copyOf(trustedProxies);
        List<String> faults = new ArrayList<>();
        if (eventLoops < 0) {
            faults.add("eventLoops must not be negative");
        }
        if (tokenCache < 1 || upstreamConnections < 1 || cspReports < 1 || csrfEvents < 1) {
            faults.add("tokenCache, upstreamConnections, cspReports and csrfEvents must be at least 1");
        }
        if (pageSteps < 0) {
            faults.add("pageSteps must not be negative");
        }
        otherCores = List.copyOf(otherCores);
        if (!isServer(coreUrl)) {
            faults.add("coreUrl must be http(s), a host and a port, with nothing after it");
        }
        if (!otherCores.stream().allMatch(ServerConfig::isServer)) {
            faults.add("otherCores must each be http(s), a host and a port, with nothing after it");
        }
        if (!coreTimeout.isPositive()
                || !coreActionTimeout.isPositive()
                || !confirmEvery.isPositive()
                || !confirmAfter.isPositive()
                || !flightWait.isPositive()
                || !heartbeat.isPositive()) {
            faults.add(
                    "coreTimeout, coreActionTimeout, confirmEvery, confirmAfter, flightWait and heartbeat must be longer"
                            + " than nothing");
        }
        if (productPolicy != null) {
            try {
                var _ = ContentPolicy.parse(productPolicy);
            } catch (IllegalArgumentException loose) {
                faults.add("productPolicy " + loose.getMessage());
            }
        }
        for (String network : trustedProxies) {
            String fault = fault(network);
            if (fault != null) {
                faults.add("trustedProxies: " + fault);
            }
        }
        Faults.refuse(faults);
    }

    private static boolean isServer(URI uri) {
        boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        return isWeb && uri.getHost() != null && uri.getPath().isEmpty();
    }

    /** Returns all cores, the preferred one first. */
    public List<URI> cores() {
        List<URI> cores = new ArrayList<>(otherCores);
        cores.addFirst(coreUrl);
        return cores;
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
