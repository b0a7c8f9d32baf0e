package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several tenants behind one gateway, each at a host of its own: what is the one's opens nothing at another's. */
class TenantsTest {
    private static final String OWN = World.ORIGIN;
    private static final String ACME = "https://acme.login.example.test";
    private static final String GLOBEX = "https://beach";
    private static final List<String> ORIGINS = List.of(OWN, ACME, GLOBEX);

    private static final String ACCESS = "__Host-Http-access";
    private static final String REFRESH = "__Host-Http-refresh";

    /** Host as it was sent, and the one origin that may send there. */
    private static final Map<String, String> EXPECTED = Map.of(
            "login.example.test", OWN,
            "acme.login.example.test", ACME,
            "ACME.login.example.test", ACME,
            "beach", GLOBEX,
            "acme.login.example.test:444", OWN,
            "two.levels.login.example.test", OWN,
            "127.0.0.1", OWN,
            "evil.example", OWN);

    private static final List<String> SENT = List.of(
            OWN,
            ACME,
            GLOBEX,
            "https://initech.login.example.test",
            "https://beach.login.example.test",
            "http://acme.login.example.test",
            "https://acme.login.example.test:444",
            "https://ACME.login.example.test",
            "https://two.levels.login.example.test",
            "https://127.0.0.1",
            "https://evil.example",
            "null");

    private static World world;

    @BeforeAll
    static void start() {
        world = World.start(Map.of(
                "tenants.domain", "login.example.test",
                "tenants.hosts.beach", "globex",
                "gateway.tokenExchange", "true",
                "gateway.securityTxt.contact", "mailto:security@example.test",
                "gateway.securityTxt.expires",
                        Instant.now()
                                .plus(90, ChronoUnit.DAYS)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    static Stream<Arguments> hosts_and_origins() {
        List<Arguments> all = new ArrayList<>();
        EXPECTED.forEach(
                (host, origin) -> SENT.forEach(sent -> all.add(Arguments.of(host, sent, sent.equals(origin)))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("hosts_and_origins")
    void an_unsafe_request_passes_only_from_the_pages_of_the_host_it_asks(String host, String origin, boolean passes) {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "FOO")) {
            for (String path : List.of("/api/v1/auth/login", "/api/v1/auth/refresh", "/api/notes/x", "/api/open/x")) {
                Reply reply = send(method, path, host, origin);
                assertEquals(!passes, reply.status() == 403, method + " " + path + " " + reply.status());
                if (!passes) {
                    assertTrue(reply.json().getString("detail").contains("\"origin\""));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hosts_and_origins")
    void so_does_a_websocket(String host, String origin, boolean passes) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Host", host).add("Origin", origin);
        if (passes) {
            WebSocket socket = Waiting.result(connecting("/api/open/ws", headers));
            Waiting.result(socket.close());
        } else {
            assertEquals(403, refusal("/api/open/ws", headers));
        }
    }

    static Stream<Arguments> homes_and_others() {
        return ORIGINS.stream()
                .flatMap(home -> ORIGINS.stream()
                        .filter(other -> !other.equals(home))
                        .flatMap(other -> Stream.of(List.of(ACCESS), List.of(REFRESH), List.of(ACCESS, REFRESH))
                                .map(cookies -> Arguments.of(home, other, cookies))));
    }

    @ParameterizedTest
    @MethodSource("homes_and_others")
    void cookies_of_one_tenant_open_nothing_at_the_host_of_another(String home, String other, List<String> cookies) {
        Browser person = signedIn(home);
        assertEquals(200, person.get("/api/notes/x").status());
        int rotations = world.core.rotations.get();
        for (String call : List.of(
                "GET /api/notes/x",
                "HEAD /api/notes/x",
                "POST /api/notes/x",
                "DELETE /api/notes/x",
                "GET /api/notes/events",
                "GET /api/files/x",
                "GET /api/ledger/x",
                "GET /api/v1/auth/me",
                "PATCH /api/v1/auth/me",
                "GET /api/v1/auth/sessions",
                "DELETE /api/v1/auth/sessions",
                "POST /api/v1/auth/password",
                "POST /api/v1/auth/token",
                "POST /api/v1/auth/logout-all",
                "POST /api/v1/auth/refresh")) {
            Reply refused = call(thief(person, other, cookies), call);
            assertEquals(401, refused.status(), call);
            assertEquals(List.of(), refused.setCookies(), call);
        }
        assertEquals(
                new JsonObject().put("authenticated", false),
                call(thief(person, other, cookies), "GET /api/v1/auth/session").json());
        assertEquals(
                "/auth/login?callbackUrl=%2Fnotes",
                call(thief(person, other, cookies), "GET /api/v1/auth/refresh?redirect=/notes")
                        .header("Location"));
        MultiMap handshake = MultiMap.caseInsensitiveMultiMap()
                .add("Host", authority(other))
                .add("Origin", other)
                .add("Cookie", thief(person, other, cookies).cookies());
        assertEquals(401, refusal("/api/notes/ws", handshake));

        assertEquals(rotations, world.core.rotations.get(), "nothing was refreshed");
        assertEquals(200, person.get("/api/v1/auth/me").status(), "the session goes on at home");
    }

    @ParameterizedTest
    @MethodSource("homes_and_others")
    void signing_in_or_out_with_them_there_leaves_the_session_at_home(String home, String other, List<String> cookies) {
        Browser person = signedIn(home);
        assertEquals(
                204,
                call(thief(person, other, cookies), "POST /api/v1/auth/logout").status());
        assertEquals(200, thief(person, other, cookies).signIn().status());
        assertEquals(200, person.get("/api/notes/x").status());
        assertEquals(200, person.get("/api/v1/auth/me").status());
    }

    @Test
    void what_a_refresh_gave_at_home_is_not_shared_elsewhere() {
        Browser person = signedIn(ACME);
        Browser thief = thief(person, GLOBEX, List.of(REFRESH));
        person.jar().remove(ACCESS);
        String before = person.cookie(REFRESH);
        assertEquals(200, person.get("/api/notes/x").status());
        assertNotEquals(before, person.cookie(REFRESH), "refreshed, a moment ago");
        assertEquals(401, thief.get("/api/notes/x").status());
        assertFalse(thief.jar().containsKey(ACCESS));
    }

    @Test
    void the_same_person_may_be_signed_in_at_each_host() {
        for (String origin : ORIGINS) {
            Browser person = signedIn(origin);
            assertEquals(200, person.get("/api/notes/x").status());
            person.jar().remove(ACCESS);
            assertEquals(200, person.get("/api/notes/x").status(), "after a refresh");
            assertEquals(200, person.get("/api/notes/x").status(), "with what it gave");
            assertEquals(200, person.get("/api/ledger/x").status());
            assertEquals(
                    200, person.post("/api/v1/auth/password", new JsonObject()).status());
            assertEquals(200, person.get("/api/v1/auth/me").status());
            MultiMap handshake = MultiMap.caseInsensitiveMultiMap()
                    .add("Host", authority(origin))
                    .add("Origin", origin)
                    .add("Cookie", person.cookies());
            Waiting.result(
                    Waiting.result(connecting("/api/notes/ws", handshake)).close());
            assertEquals(204, person.post("/api/v1/auth/logout", null).status());
            assertEquals(401, person.get("/api/notes/x").status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login.example.test", "acme.login.example.test", "beach"})
    void apis_and_the_core_hear_of_the_host_as_it_is_configured(String host) {
        Browser person = signedIn("https://" + host);
        for (String written : List.of(host, host.toUpperCase(java.util.Locale.ROOT))) {
            Reply seen = person.send(
                    HttpMethod.GET,
                    "/api/notes/x",
                    Map.of("Host", written, "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "http"),
                    null);
            JsonObject headers = seen.json().getJsonObject("headers");
            assertEquals(List.of(host), headers.getJsonArray("x-forwarded-host").getList());
            assertEquals(
                    List.of("https"), headers.getJsonArray("x-forwarded-proto").getList());
        }
        assertEquals(200, person.get("/api/v1/auth/me").status());
        assertEquals(
                host,
                Objects.requireNonNull(world.core.calls.stream()
                                .filter(call -> call.path().endsWith("/me"))
                                .toList()
                                .getLast()
                                .client())
                        .host());
    }

    @Test
    void an_unknown_host_is_served_as_our_own() {
        Browser person = signedIn(OWN);
        for (String host : List.of("127.0.0.1:1", "evil.example")) {
            Reply seen = person.send(HttpMethod.GET, "/api/notes/x", Map.of("Host", host), null);
            assertEquals(
                    List.of("login.example.test"),
                    seen.json()
                            .getJsonObject("headers")
                            .getJsonArray("x-forwarded-host")
                            .getList());
        }
    }

    @Test
    void a_host_below_the_domain_that_is_no_tenants_is_refused_whatever_is_asked_until_it_is_one() {
        String initech = "initech.login.example.test";
        for (String call : List.of(
                "GET /api/v1/auth/policies",
                "POST /api/v1/auth/login",
                "GET /api/open/x",
                "POST /api/notes/x",
                "GET /auth/login",
                "GET /robots.txt")) {
            String[] parts = call.split(" ", 2);
            Reply refused = send(parts[0], parts[1], initech, "https://" + initech);
            assertEquals(421, refused.status(), call);
            assertEquals("MISDIRECTED_REQUEST", refused.json().getString("code"), call);
            assertTrue(refused.headers().getAll("Set-Cookie").isEmpty(), call);
        }
        assertEquals(
                421,
                refusal(
                        "/api/open/ws",
                        MultiMap.caseInsensitiveMultiMap().add("Host", initech).add("Origin", "https://" + initech)));
        assertEquals(
                200, send("GET", "/health/live", initech, "https://" + initech).status());

        world.core.tenants = List.of("default", "acme", "globex", "initech");
        Waiting.until(
                "the new tenant is served",
                () -> world.browserAt("https://" + initech).signIn().status() == 200);
        world.core.tenants = List.of("default", "acme", "globex");
    }

    @Test
    void while_the_core_tells_of_no_tenants_nobody_is_refused_for_being_none() {
        try (World silent = World.start(Map.of("tenants.domain", "login.example.test"))) {
            silent.core.tenants = null;
            io.gatehouse.gateway.Running fresh = silent.another();
            assertEquals(
                    200,
                    silent.at(fresh, silent.browser())
                            .send(
                                    HttpMethod.GET,
                                    "/api/v1/auth/policies",
                                    Map.of("Host", "initech.login.example.test"),
                                    null)
                            .status());
            Browser person = silent.browserAt(ACME);
            assertEquals(200, person.signIn().status(), "of those that were told before");
            assertEquals(200, person.get("/api/notes/x").status());
        }
    }

    @Test
    void each_host_says_that_its_security_txt_belongs_there() {
        for (String origin : ORIGINS) {
            String told = world.browserAt(origin)
                    .get("/.well-known/security.txt")
                    .body()
                    .toString();
            assertTrue(told.contains("Canonical: " + origin + "/.well-known/security.txt\n"), told);
        }
    }

    private static Browser signedIn(String origin) {
        Browser browser = world.browserAt(origin);
        assertEquals(200, browser.signIn().status());
        return browser;
    }

    /** Somebody at another host with cookies that no browser would send there. */
    private static Browser thief(Browser person, String origin, List<String> cookies) {
        Browser thief = world.browserAt(origin);
        cookies.forEach(name -> thief.jar().put(name, person.cookie(name)));
        return thief;
    }

    private static Reply call(Browser browser, String call) {
        String[] parts = call.split(" ", 2);
        return browser.send(HttpMethod.valueOf(parts[0]), parts[1], Map.of(), null);
    }

    private static Reply send(String method, String path, String host, String origin) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Host", host)
                .add("Origin", origin)
                .add("X-CSRF", "1");
        return Waiting.result(
                world.browser().exchange(HttpMethod.valueOf(method), path, headers, HttpClientRequest::send));
    }

    private static io.vertx.core.Future<WebSocket> connecting(String path, MultiMap headers) {
        return world.vertx
                .createWebSocketClient()
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(world.gateway.port())
                        .setURI(path)
                        .setAllowOriginHeader(true)
                        .setHeaders(headers));
    }

    private static int refusal(String path, MultiMap headers) {
        AssertionError failed = assertThrows(AssertionError.class, () -> Waiting.result(connecting(path, headers)));
        return assertInstanceOf(UpgradeRejectedException.class, failed.getCause())
                .getStatus();
    }

    private static String authority(String origin) {
        return origin.substring(origin.indexOf("//") + 2);
    }
}
