package io.gatehouse.gateway;

import io.gatehouse.gateway.address.ClientAddress;
import io.gatehouse.gateway.config.GatewayConfig;
import io.gatehouse.gateway.config.ServerConfig;
import io.gatehouse.gateway.confirm.Confirmations;
import io.gatehouse.gateway.cookie.AccessCookie;
import io.gatehouse.gateway.cookie.CookieJar;
import io.gatehouse.gateway.cookie.DeviceCookie;
import io.gatehouse.gateway.cookie.OversizedRequests;
import io.gatehouse.gateway.core.CoreClient;
import io.gatehouse.gateway.core.CoreClock;
import io.gatehouse.gateway.csrf.CsrfGuard;
import io.gatehouse.gateway.csrf.Rejections;
import io.gatehouse.gateway.exchange.TokenExchange;
import io.gatehouse.gateway.host.KnownTenants;
import io.gatehouse.gateway.host.PublicHosts;
import io.gatehouse.gateway.host.TenantGuard;
import io.gatehouse.gateway.identity.Forwarder;
import io.gatehouse.gateway.identity.IdentityRoutes;
import io.gatehouse.gateway.identity.JwksRoute;
import io.gatehouse.gateway.identity.SignInRoutes;
import io.gatehouse.gateway.proxy.ApiRoutes;
import io.gatehouse.gateway.proxy.Breakers;
import io.gatehouse.gateway.proxy.HttpUpstream;
import io.gatehouse.gateway.proxy.OpenStreams;
import io.gatehouse.gateway.proxy.OurHeaders;
import io.gatehouse.gateway.proxy.ProxyCounters;
import io.gatehouse.gateway.proxy.RouteTable;
import io.gatehouse.gateway.proxy.UpstreamConnections;
import io.gatehouse.gateway.proxy.WebSocketUpstream;
import io.gatehouse.gateway.ratelimit.ClientLimit;
import io.gatehouse.gateway.refresh.ClusterFlight;
import io.gatehouse.gateway.refresh.FlightBoard;
import io.gatehouse.gateway.refresh.Refresher;
import io.gatehouse.gateway.session.AsPerson;
import io.gatehouse.gateway.session.Caller;
import io.gatehouse.gateway.session.SessionGate;
import io.gatehouse.gateway.spa.CspReports;
import io.gatehouse.gateway.spa.PageSteps;
import io.gatehouse.gateway.spa.SecurityHeaders;
import io.gatehouse.gateway.spa.SecurityTxt;
import io.gatehouse.gateway.spa.StaticSite;
import io.gatehouse.gateway.token.AccessTokenVerifier;
import io.gatehouse.gateway.token.RevocationFeed;
import io.gatehouse.gateway.token.RevokedSessions;
import io.gatehouse.gateway.token.SigningKeySet;
import io.gatehouse.gateway.token.TokenCache;
import io.gatehouse.kit.health.Readiness;
import io.gatehouse.kit.http.ClientAssertion;
import io.gatehouse.kit.http.ClientContext;
import io.gatehouse.kit.http.RequestIds;
import io.gatehouse.kit.http.UnreadableRequests;
import io.gatehouse.kit.id.Uuid7;
import io.gatehouse.kit.metrics.RequestMetrics;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.redis.client.Redis;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every {@code new} of the module, top to bottom. */
final class Wiring {
    /** Connections of all event loops together, for questions and for actions each. */
    private static final int CORE_CONNECTIONS = 32;

    private static final int LARGEST_FRAME = 64 * 1024;
    private static final int LARGEST_MESSAGE = 1024 * 1024;

    final CoreClient core;
    final SigningKeySet keys;
    final RevocationFeed revocations;
    final FlightBoard board;
    final Confirmations confirmations;
    final @Nullable KnownTenants tenants;
    final GatewayRouter router;
    final OversizedRequests oversized;

    Wiring(
            GatewayConfig config,
            Vertx vertx,
            @Nullable Redis redis,
            Readiness readiness,
            MeterRegistry metrics,
            InstantSource clock) {
        SecureRandom random = new SecureRandom();
        // Ids need to differ, not to be secret.
        Uuid7 ids = new Uuid7(clock, () -> ThreadLocalRandom.current().nextLong());
        ServerConfig server = config.gateway();
        KeyRing cookieKeys = config.secrets().cookies();
        String scheme = config.publicOrigin().getScheme();
        PublicHosts hosts = new PublicHosts(config.publicOrigin(), config.tenants());

        CoreClock coreClock = new CoreClock(clock);
        core = new CoreClient(
                coreConnections(vertx),
                coreConnections(vertx),
                server.cores(),
                server.coreTimeout(),
                server.coreActionTimeout(),
                new ClientAssertion(config.secrets().gateway()),
                coreClock,
                () -> new ClientContext(
                        "127.0.0.1",
                        "gatehouse-gateway",
                        null,
                        ids.next().toString(),
                        hosts.own().authority()));

        tenants = hosts.hasDomain() ? new KnownTenants(core::tenants, System::nanoTime) : null;
        keys = new SigningKeySet(core::jwks, config.secrets().sharedTokenKeys(), clock);
        AccessTokenVerifier verifier = new AccessTokenVerifier(
                vertx,
                keys,
                Objects.requireNonNullElse(server.issuer(), config.origin()),
                server.audience(),
                coreClock);
        TokenCache tokens = new TokenCache(server.tokenCache(), metrics);
        RevokedSessions revoked = new RevokedSessions(coreClock);
        OpenStreams streams = new OpenStreams(revoked);
        revocations = new RevocationFeed(vertx, redis, core, revoked, streams::sessions, server.heartbeat(), coreClock);
        confirmations = new Confirmations(core, server.confirmAfter(), coreClock, System::nanoTime);

        CookieJar jar = new CookieJar(config.cookies(), coreClock);
        oversized = new OversizedRequests(jar, new UnreadableRequests(ids));
        AccessCookie accessCookie = new AccessCookie(new Sealer(cookieKeys.derive("access-cookie"), random));
        DeviceCookie devices = new DeviceCookie(cookieKeys, random);
        ClientAddress addresses = new ClientAddress(server.trustedNetworks());
        Caller caller = new Caller(addresses, devices, jar.names(), hosts);
        board = new FlightBoard(vertx, redis);
        ClusterFlight cluster = new ClusterFlight(
                vertx,
                board,
                new Sealer(cookieKeys.derive("refresh-flight"), random),
                server.flightWait(),
                () -> ids.next().toString(),
                metrics);
        Refresher refresher = new Refresher(vertx, core, cluster, verifier, accessCookie, tokens, metrics, coreClock);
        SessionGate gate = new SessionGate(
                jar, accessCookie, tokens, verifier, revoked, refresher, caller, confirmations, coreClock);

        AsPerson person = new AsPerson(gate, revoked, clock);
        TokenExchange exchange = new TokenExchange(
                vertx, core, person, caller, revoked, config.audiences(), server.tokenCache(), metrics, clock);
        keys.whenWithdrawn(() -> {
            tokens.clear();
            exchange.forgetAll();
        });
        RouteTable routes = new RouteTable(config.routes());
        Breakers breakers = new Breakers(config.routes(), server.breaker(), metrics, System::nanoTime);
        breakers.note(readiness);
        ProxyCounters counters = new ProxyCounters(metrics);
        OurHeaders ours = new OurHeaders(caller, scheme);
        // Each event loop has connections of its own: a call never changes threads on its way through.
        Function<Vertx, ApiRoutes> apis = eventLoop -> new ApiRoutes(
                routes,
                gate,
                exchange,
                breakers,
                new HttpUpstream(
                        config.routes(),
                        UpstreamConnections.of(eventLoop, server.upstreamConnections()),
                        ours,
                        streams,
                        counters,
                        server.heartbeat(),
                        clock),
                new WebSocketUpstream(
                        eventLoop.createWebSocketClient(new WebSocketClientOptions()
                                .setMaxConnections(server.upstreamConnections())
                                .setMaxFrameSize(LARGEST_FRAME)
                                .setMaxMessageSize(LARGEST_MESSAGE)),
                        ours,
                        streams,
                        server.heartbeat()));
        Forwarder forwarder = new Forwarder(core, caller, person);
        SignInRoutes signIns = new SignInRoutes(forwarder, gate, refresher, jar, devices, caller);
        router = new GatewayRouter(
                new RequestMetrics(metrics, System::nanoTime),
                new RequestIds(ids),
                readiness,
                tenants == null ? null : new TenantGuard(hosts, tenants),
                new SecurityHeaders("https".equals(scheme), server.productPolicy()),
                new CsrfGuard(
                        hosts,
                        path -> path.equals(IdentityRoutes.NAVIGABLE) || routes.isNavigable(path),
                        new Rejections(core, caller, new ClientLimit(server.csrfEvents(), System::nanoTime), metrics)),
                new IdentityRoutes(
                        core, forwarder, gate, signIns, jar, caller, server.tokenExchange(), server.pageSteps() > 0),
                apis,
                new JwksRoute(keys),
                new CspReports(new ClientLimit(server.cspReports(), System::nanoTime), caller::address, metrics, clock),
                server.pageSteps() == 0
                        ? null
                        : new PageSteps(
                                new ClientLimit(server.pageSteps(), System::nanoTime), caller::address, metrics),
                new SecurityTxt(server.securityTxt(), hosts, clock),
                site("/auth", server.spaDir()),
                site("", server.productDir()));
    }

    private static HttpClient coreConnections(Vertx vertx) {
        return vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(CORE_CONNECTIONS));
    }

    private static @Nullable StaticSite site(String base, @Nullable Path folder) {
        return folder == null ? null : new StaticSite(base, folder);
    }
}
