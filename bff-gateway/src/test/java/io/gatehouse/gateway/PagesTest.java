package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages, their headers, and what stands beside them. */
class PagesTest {
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /csp-report";

    @TempDir
    private static Path folder;

    private static World world;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        Path spa = folder.resolve("spa");
        var _ = Files.createDirectories(spa.resolve("assets"));
        Files.writeString(folder.resolve("secret.txt"), "outside");
        Files.writeString(spa.resolve("index.html"), "<!doctype html>identity");
        Files.writeString(spa.resolve(".env"), "SECRET=1");
        Files.writeString(spa.resolve("assets/app-BdYv1x9Q.js"), "plain");
        Files.writeString(spa.resolve("assets/app-BdYv1x9Q.js.br"), "brotli");
        Files.writeString(spa.resolve("assets/app-BdYv1x9Q.js.gz"), "gzip");
        Files.writeString(spa.resolve("assets/app-BdYv1x9Q.js.map"), "source");
        Files.writeString(spa.resolve("favicon.svg"), "<svg/>");
        Path product = Files.createDirectories(folder.resolve("product"));
        Files.writeString(product.resolve("index.html"), "<!doctype html>product");
        world = World.start(Map.of("gateway.spaDir", spa.toString(), "gateway.productDir", product.toString()));
        browser = world.browser();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private Reply get(String path, String name, String value) {
        return browser.send(HttpMethod.GET, path, Map.of(name, value), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/auth/", "/auth/reset-password?x=1", "/auth/deep/page", "/", "/orders/7"})
    void pages_carry_every_header(String path) {
        Reply reply = browser.get(path.equals("/auth/") ? "/auth/account" : path);
        assertEquals(200, reply.status());
        assertTrue(reply.body().toString().endsWith(path.startsWith("/auth") ? "identity" : "product"));
        assertEquals("text/html; charset=utf-8", reply.header("Content-Type"));
        assertEquals("no-cache", reply.header("Cache-Control"));
        assertEquals(CSP, reply.header("Content-Security-Policy"));
        assertEquals("max-age=63072000; includeSubDomains", reply.header("Strict-Transport-Security"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertEquals("strict-origin", reply.header("Referrer-Policy"));
        assertEquals("same-origin", reply.header("Cross-Origin-Opener-Policy"));
        assertEquals("same-origin", reply.header("Cross-Origin-Resource-Policy"));
        assertEquals("DENY", reply.header("X-Frame-Options"));
        assertTrue(reply.header("Permissions-Policy").contains("camera=()"));
        assertFalse(reply.header("X-Request-Id").isEmpty());
    }

    @Test
    void a_products_own_policy_is_for_its_pages_alone() {
        String own = "default-src 'none'; script-src 'self'; img-src 'self' https://maps.example; report-uri /reports";
        Map<String, String> config = Map.of(
                "gateway.spaDir", folder.resolve("spa").toString(),
                "gateway.productDir", folder.resolve("product").toString(),
                "gateway.productPolicy", own);
        try (World other = World.start(config)) {
            for (String path : List.of("/", "/orders/7")) {
                Reply reply = other.browser().get(path);
                assertEquals(200, reply.status());
                assertEquals(
                        List.of(own + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
                        reply.headers().getAll("Content-Security-Policy"));
                assertEquals("DENY", reply.header("X-Frame-Options"));
                assertEquals("same-origin", reply.header("Cross-Origin-Opener-Policy"));
            }
            for (String path : List.of("/auth/login", "/auth/deep/page", "/auth/favicon.svg")) {
                assertEquals(List.of(CSP), other.browser().get(path).headers().getAll("Content-Security-Policy"), path);
            }
            assertEquals(
                    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
                    other.browser().get("/api/v1/auth/policies").header("Content-Security-Policy"));
        }
    }

    @Test
    void hashed_files_are_kept_for_ever_and_sent_in_the_best_form() {
        String path = "/auth/assets/app-BdYv1x9Q.js";
        Reply best = get(path, "Accept-Encoding", "gzip, deflate, br");
        assertEquals("brotli", best.body().toString());
        assertEquals("br", best.header("Content-Encoding"));
        assertEquals("public, max-age=31536000, immutable", best.header("Cache-Control"));
        assertEquals("text/javascript; charset=utf-8", best.header("Content-Type"));
        assertEquals("Accept-Encoding", best.header("Vary"));
        assertEquals(
                "gzip",
                get(path, "Accept-Encoding", "br;q=0, gzip;q=0.5").body().toString());
        assertEquals("plain", get(path, "Accept-Encoding", "identity").body().toString());
        assertEquals("plain", browser.get(path).body().toString());
    }

    @Test
    void a_known_file_is_304_and_a_head_has_no_body() {
        Reply first = browser.get("/auth/favicon.svg");
        String etag = first.header("ETag");
        assertEquals("image/svg+xml", first.header("Content-Type"));
        for (String known : new String[] {etag, "W/" + etag, "\"other\", " + etag}) {
            Reply again = get("/auth/favicon.svg", "If-None-Match", known);
            assertEquals(304, again.status(), known);
            assertEquals(0, again.body().length());
        }
        assertEquals(200, get("/auth/favicon.svg", "If-None-Match", "\"other\"").status());
        Reply head = browser.send(HttpMethod.HEAD, "/auth/favicon.svg", Map.of(), null);
        assertEquals(200, head.status());
        assertEquals("6", head.header("Content-Length"));
        assertEquals(0, head.body().length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/assets/app-BdYv1x9Q.js.map", "/auth/assets/app-BdYv1x9Q.js.br", "/auth/.env", "/auth/missing.js",
                "/auth/../secret.txt", "/auth/%2e%2e/secret.txt", "/auth/assets/..%2f..%2f..%2fsecret.txt",
                        "/auth/assets/%5c..%5c.env"
            })
    void what_is_not_public_has_no_address(String path) {
        Reply reply = browser.get(path);
        assertTrue(reply.status() == 404 || reply.status() == 400, path);
        assertEquals("application/problem+json", reply.header("Content-Type"));
        assertNotEquals("outside", reply.body().toString());
    }

    @Test
    void the_bare_prefix_leads_to_the_account() {
        Reply reply = browser.get("/auth");
        assertEquals(302, reply.status());
        assertEquals("/auth/account", reply.header("Location"));
    }

    @Test
    void writing_to_a_page_is_refused() {
        assertTrue(browser.post("/auth/login", null).status() >= 404);
    }

    @Test
    void reports_of_the_policy_are_counted_and_bounded() {
        Buffer report =
                Buffer.buffer("{\"csp-report\":{\"effective-directive\":\"script-src\",\"blocked-uri\":\"x\"}}");
        Map<String, String> headers = Map.of("Content-Type", "application/csp-report", "X-CSRF", "");
        assertEquals(
                204,
                browser.send(HttpMethod.POST, "/csp-report", headers, report).status());
        for (String odd :
                new String[] {"", "[]", "{", "{\"csp-report\":7}", "{\"csp-report\":{\"effective-directive\":7}}"}) {
            assertEquals(
                    204,
                    browser.send(HttpMethod.POST, "/csp-report", headers, Buffer.buffer(odd))
                            .status(),
                    odd);
        }
        for (int i = 0; i < 15; i++) {
            assertEquals(
                    204,
                    browser.send(HttpMethod.POST, "/csp-report", headers, report)
                            .status());
        }
        assertTrue(world.management()
                .get("/metrics")
                .body()
                .toString()
                .contains("gatehouse_csp_reports_total{outcome=\"taken\"} 21"));
    }

    @Test
    void each_client_may_send_so_many_reports_a_minute() {
        try (World own = World.start(Map.of("gateway.cspReports", "3"))) {
            Browser anybody = own.browser();
            for (int i = 0; i < 3; i++) {
                assertEquals(204, report(anybody, "198.51.100.7").status());
            }
            Reply limited = report(anybody, "198.51.100.7");
            assertEquals(429, limited.status());
            assertEquals("RATE_LIMIT_EXCEEDED", limited.code());
            assertTrue(Integer.parseInt(limited.header("Retry-After")) <= 20);
            assertEquals(204, report(anybody, "198.51.100.8").status(), "somebody else");
            String metrics = own.management().get("/metrics").body().toString();
            assertTrue(metrics.contains("gatehouse_csp_reports_total{outcome=\"limited\"} 1.0"), metrics);
        }
    }

    private static Reply report(Browser anybody, String address) {
        return anybody.send(
                HttpMethod.POST,
                "/csp-report",
                Map.of("Content-Type", "application/csp-report", "X-Forwarded-For", address),
                Buffer.buffer("{}"));
    }

    @Test
    void whoever_finds_a_weakness_is_told_where_to_report_it() {
        assertEquals(404, browser.get("/.well-known/security.txt").status(), "nothing is configured");
        try (World own = World.start(Map.of(
                "gateway.securityTxt.contact", "mailto:security@example.test,https://example.test/report",
                "gateway.securityTxt.expires", "2999-01-01T00:00:00Z",
                "gateway.securityTxt.policy", "https://example.test/policy",
                "gateway.securityTxt.languages", "en,de"))) {
            Reply told = own.browser().get("/.well-known/security.txt");
            assertEquals(200, told.status());
            assertEquals("text/plain; charset=utf-8", told.header("Content-Type"));
            assertEquals("nosniff", told.header("X-Content-Type-Options"));
            assertEquals("""
                    Contact: mailto:security@example.test
                    Contact: https://example.test/report
                    Expires: 2999-01-01T00:00:00Z
                    Canonical: https://login.example.test/.well-known/security.txt
                    Policy: https://example.test/policy
                    Preferred-Languages: en, de
                    """, told.body().toString());
        }
    }

    @Test
    void what_has_expired_is_told_to_nobody() {
        try (World own = World.start(Map.of(
                "gateway.securityTxt.contact", "mailto:security@example.test",
                "gateway.securityTxt.expires", "2020-01-01T00:00:00Z"))) {
            assertEquals(404, own.browser().get("/.well-known/security.txt").status());
        }
    }

    @Test
    void a_huge_report_is_413() {
        try (World own = World.start()) {
            Map<String, String> headers = Map.of("Content-Type", "application/csp-report");
            Buffer huge = Buffer.buffer(new byte[20_000]);
            assertEquals(
                    413,
                    own.browser()
                            .send(HttpMethod.POST, "/csp-report", headers, huge)
                            .status());
        }
    }

    @Test
    void password_managers_are_sent_to_the_security_page_and_robots_away() {
        Reply password = browser.get("/.well-known/change-password");
        assertEquals(303, password.status());
        assertEquals("/auth/security", password.header("Location"));
        Reply robots = browser.get("/robots.txt");
        assertEquals(200, robots.status());
        assertTrue(robots.body().toString().contains("Disallow: /auth/"));
        assertEquals("nosniff", robots.header("X-Content-Type-Options"));
    }

    @Test
    void health_names_its_dependencies_and_follows_the_core() {
        assertEquals(200, browser.get("/health/live").status());
        Reply ready = browser.get("/health/ready");
        assertEquals(200, ready.status());
        List<String> names = ready.json().getJsonArray("checks").stream()
                .map(check -> ((JsonObject) check).getString("name"))
                .toList();
        assertEquals(List.of("core", "revocations", "signing keys"), names.subList(0, 3));
        assertTrue(names.subList(3, names.size()).contains("route /api/notes"), "notes come last: " + names);
        world.core.isAway = true;
        try {
            assertEquals(503, browser.get("/health/ready").status());
            assertEquals(503, world.management().get("/health/ready").status());
            assertEquals(200, browser.get("/health/live").status());
        } finally {
            world.core.isAway = false;
        }
        assertEquals(404, browser.get("/metrics.txt").status(), "metrics stand on the management port only");
    }
}
