package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages may tell of their steps, and that they are not asked to unless an operator wants it. */
class PageStepsTest {
    private static final String POLICIES = "/api/v1/auth/policies";
    private static World counting;

    @BeforeAll
    static void start() {
        counting = World.start(Map.of("gateway.pageSteps", "30"));
    }

    @AfterAll
    static void stop() {
        counting.close();
    }

    private static JsonObject step(String page, String outcome) {
        return new JsonObject().put("page", page).put("outcome", outcome);
    }

    private static String metrics(World world) {
        return world.management().get("/metrics").body().toString();
    }

    @Test
    void nothing_is_asked_for_counted_or_taken_unless_it_is_wanted() {
        try (World world = World.start()) {
            Browser browser = world.browser();
            JsonObject features = browser.get(POLICIES).json().getJsonObject("features");
            assertNull(features.getValue("pageSteps"));
            assertTrue(browser.post("/page-steps", step("login", "shown")).status() >= 404);
            assertFalse(metrics(world).contains("gatehouse_page_steps"));
        }
    }

    @Test
    void the_pages_learn_of_it_with_the_policies() {
        JsonObject policies = counting.browser().get(POLICIES).json();
        assertEquals("Harbour", policies.getString("product"));
        assertEquals(new JsonObject().put("totp", true).put("pageSteps", true), policies.getJsonObject("features"));
    }

    @Test
    void a_step_is_counted_and_answered_with_nothing_that_could_be_kept() {
        Reply counted = counting.browser().post("/page-steps", step("register", "submitted"));
        assertEquals(204, counted.status());
        assertEquals(List.of(), counted.setCookies());
        String metrics = metrics(counting);
        assertTrue(
                metrics.contains("gatehouse_page_steps_total{outcome=\"submitted\",page=\"register\"} 1.0"), metrics);
        assertTrue(metrics.contains("gatehouse_page_steps_total{outcome=\"done\",page=\"register\"} 0.0"), metrics);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"page\":\"login\"}",
                "{\"page\":\"login\",\"outcome\":\"bought\"}",
                "{\"page\":\"account\",\"outcome\":\"shown\"}",
                "{\"page\":\"login\",\"outcome\":\"shown\",\"who\":\"zebedee\"}",
                "{\"page\":\"login\",\"page\":\"login\",\"outcome\":\"shown\"}",
                "{\"page\":[\"login\"],\"outcome\":\"shown\"}",
            })
    void what_is_not_one_of_the_known_steps_is_refused(String body) {
        Map<String, String> address = Map.of("X-Forwarded-For", "198.51.100.9");
        Reply refused = counting.browser().send(HttpMethod.POST, "/page-steps", address, Buffer.buffer(body));
        assertEquals(400, refused.status());
        assertEquals("VALIDATION_ERROR", refused.code());
        assertFalse(metrics(counting).contains("zebedee"));
    }

    @Test
    void a_long_body_is_413_and_another_site_is_403() {
        Browser browser = counting.browser();
        Buffer huge = Buffer.buffer(new byte[2_000]);
        assertEquals(
                413,
                browser.send(HttpMethod.POST, "/page-steps", Map.of(), huge).status());
        Buffer step = step("login", "shown").toBuffer();
        Reply forged = browser.send(HttpMethod.POST, "/page-steps", Map.of("Origin", "https://evil.example"), step);
        assertEquals("CSRF_REJECTED", forged.code());
        assertEquals(
                403,
                browser.send(HttpMethod.POST, "/page-steps", Map.of("X-CSRF", ""), step)
                        .status());
    }

    @Test
    void each_client_may_tell_so_many_steps_a_minute() {
        try (World world = World.start(Map.of("gateway.pageSteps", "2"))) {
            Browser browser = world.browser();
            JsonObject step = step("login", "shown");
            browser.post("/page-steps", step);
            assertEquals(204, browser.post("/page-steps", step).status());
            Reply limited = browser.post("/page-steps", step);
            assertEquals("RATE_LIMIT_EXCEEDED", limited.code());
            assertTrue(Integer.parseInt(limited.header("Retry-After")) <= 30);
            assertEquals("\"tries\";r=0;t=" + limited.header("Retry-After"), limited.header("RateLimit"));
            Map<String, String> somebodyElse = Map.of("X-Forwarded-For", "198.51.100.8");
            assertEquals(
                    204,
                    browser.send(HttpMethod.POST, "/page-steps", somebodyElse, step.toBuffer())
                            .status());
            String metrics = metrics(world);
            assertTrue(metrics.contains("gatehouse_page_steps_limited_total 1.0"), metrics);
            assertTrue(metrics.contains("gatehouse_page_steps_total{outcome=\"shown\",page=\"login\"} 3.0"), metrics);
        }
    }
}
