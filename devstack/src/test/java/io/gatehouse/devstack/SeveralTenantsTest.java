package io.gatehouse.devstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two tenants at two hosts of one gateway, with the real core, PostgreSQL, Redis and SMTP behind it. */
class SeveralTenantsTest {
    private static final DemoUser ADMIN = DemoUser.ALL.get(1);

    /** One of each kind of route: product API, event stream, identity API, sign-in. */
    private static final List<String> PROTECTED = List.of(
            "GET /api/notes",
            "POST /api/notes",
            "GET /api/notes/events",
            "GET /api/echo/x",
            "GET /api/v1/auth/me",
            "PATCH /api/v1/auth/me",
            "GET /api/v1/auth/sessions",
            "DELETE /api/v1/auth/sessions",
            "GET /api/v1/auth/security-events",
            "POST /api/v1/auth/logout-all",
            "POST /api/v1/auth/password",
            "POST /api/v1/auth/refresh");

    @TempDir
    static Path root;

    private static Coverage coverage;
    private static DevStack stack;
    private static URI own;
    private static URI acme;

    @BeforeAll
    static void start() throws Exception {
        coverage = new Coverage();
        stack = DevStack.start(
                new DevStackOptions(Ports.free(), null, root, Map.of(), Map.of("policies.password.bcryptCost", "10")));
        own = stack.url();
        acme = URI.create("http://acme.localhost:" + own.getPort());
        Person admin = new Person(stack, coverage, ADMIN.email());
        admin.expect(200, "POST", "/login", admin.credentials(ADMIN.password()));
        admin.expect(
                201,
                "POST",
                "/admin/tenants",
                new JsonObject().put("slug", "acme").put("name", "Acme"));
        Browser visitor = new Browser(acme, "198.18.250.1");
        Instant late = Instant.now().plusSeconds(60);
        while (visitor.get("/api/v1/auth/policies").statusCode() == 421) {
            assertTrue(Instant.now().isBefore(late), "the gateway hears of a new tenant");
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static URI host(String name) {
        return name.equals("acme") ? acme : own;
    }

    private static URI otherThan(String name) {
        return name.equals("acme") ? own : acme;
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "default"})
    void people_register_by_a_mail_that_leads_to_their_host_and_use_the_product_there(String tenant) throws Exception {
        URI host = host(tenant);
        Person ines = new Person(stack, coverage, host);
        JsonObject account = new JsonObject().put("email", ines.email()).put("password", Person.PASSWORD);
        ines.expect(201, "POST", "/register", account);
        ines.expect(200, "POST", "/verify-email", ines.mailed(host + "/auth/verify-email#token=", 1));
        JsonObject signedIn = ines.expect(200, "POST", "/login", ines.credentials(Person.PASSWORD));
        String tenantId = signedIn.getJsonObject("user").getString("tenantId");

        JsonObject seen = new JsonObject(ines.browser().get("/api/echo/x").body());
        assertEquals(host.getAuthority(), seen.getJsonObject("headers").getString("x-forwarded-host"));
        assertEquals(200, ines.browser().get("/api/notes").statusCode());
        ines.expect(204, "POST", "/refresh", new JsonObject());
        handshake(ines.browser(), host).abort();

        // The account is this tenant's: the other knows nobody of that address.
        Person there = new Person(stack, coverage, ines.email(), otherThan(tenant));
        there.refused("INVALID_CREDENTIALS", "POST", "/login", ines.credentials(Person.PASSWORD));
        there.signedUp();
        assertNotEquals(tenantId, there.expect(200, "GET", "/me", null).getString("tenantId"), "an account of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "default"})
    void cookies_of_one_tenant_open_nothing_at_the_host_of_the_other(String tenant) throws Exception {
        Person ines = new Person(stack, coverage, host(tenant)).signedUp();
        for (String left : List.of("both", "dev-access", "dev-refresh")) {
            Browser thief = ines.browser().smuggledTo(otherThan(tenant));
            if (!left.equals("both")) {
                thief.forget(left.equals("dev-access") ? "dev-refresh" : "dev-access");
            }
            for (String call : PROTECTED) {
                HttpResponse<String> refused = send(thief, call);
                assertEquals(401, refused.statusCode(), call + " with " + left + ": " + refused.body());
                assertEquals(List.of(), refused.headers().allValues("Set-Cookie"), call);
            }
            assertEquals(
                    "{\"authenticated\":false}",
                    send(thief, "GET /api/v1/auth/session").body());
            assertEquals(
                    "/auth/login?callbackUrl=%2Fnotes",
                    send(thief, "GET /api/v1/auth/refresh?redirect=/notes")
                            .headers()
                            .firstValue("Location")
                            .orElse(""));
            assertEquals(401, refusedHandshake(thief, otherThan(tenant)));
            assertEquals(204, send(thief, "POST /api/v1/auth/logout").statusCode());
        }
        Person stranger = new Person(stack, coverage, otherThan(tenant)).signedUp();
        ines.browser().smuggledTo(otherThan(tenant)).signIn(stranger.email(), Person.PASSWORD);
        assertEquals(200, ines.browser().get("/api/notes").statusCode(), "the session goes on at home");
        ines.expect(200, "GET", "/me", null);
        ines.expect(204, "POST", "/refresh", new JsonObject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "default"})
    void pages_of_one_tenant_change_nothing_at_the_other(String tenant) throws Exception {
        Person ines = new Person(stack, coverage, host(tenant)).signedUp();
        URI stranger = otherThan(tenant);
        for (String call : List.of("POST /api/notes", "PATCH /api/v1/auth/me", "POST /api/v1/auth/logout-all")) {
            String[] parts = call.split(" ", 2);
            HttpResponse<String> refused = ines.browser().send(parts[0], parts[1], "{}", stranger);
            assertEquals(403, refused.statusCode(), call);
            assertEquals("CSRF_REJECTED", new JsonObject(refused.body()).getString("code"));
        }
        assertEquals(403, refusedHandshake(ines.browser(), host(tenant), stranger));
        assertEquals(200, ines.browser().get("/api/notes").statusCode());
    }

    @Test
    void at_a_host_below_the_domain_that_is_no_tenants_nobody_is_served() throws Exception {
        Person ines = new Person(stack, coverage, own).signedUp();
        URI unknown = URI.create("http://nobody.localhost:" + own.getPort());
        Person there = new Person(stack, coverage, ines.email(), unknown);
        there.refused("MISDIRECTED_REQUEST", "POST", "/login", ines.credentials(Person.PASSWORD));
        assertEquals(421, there.browser().get("/auth/login").statusCode());
    }

    private static HttpResponse<String> send(Browser browser, String call) throws Exception {
        String[] parts = call.split(" ", 2);
        return browser.send(parts[0], parts[1], parts[0].equals("GET") ? "" : "{}");
    }

    private static WebSocket handshake(Browser browser, URI host) {
        return handshake(browser, host, host);
    }

    private static WebSocket handshake(Browser browser, URI host, URI pageOrigin) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Host", host.getAuthority())
                .header("Origin", pageOrigin.toString())
                .header("Cookie", browser.cookies())
                .buildAsync(
                        URI.create("ws://localhost:" + host.getPort() + "/api/echo/ws"), new WebSocket.Listener() {})
                .join();
    }

    private static int refusedHandshake(Browser browser, URI host) {
        return refusedHandshake(browser, host, host);
    }

    private static int refusedHandshake(Browser browser, URI host, URI pageOrigin) {
        CompletionException refused =
                assertThrows(CompletionException.class, () -> handshake(browser, host, pageOrigin));
        return assertInstanceOf(WebSocketHandshakeException.class, refused.getCause())
                .getResponse()
                .statusCode();
    }
}
