package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.FakeCore;
import io.gatehouse.gateway.testing.FakeCore.Mood;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A gateway with several cores, of which one is away or hangs. */
class CoreFailoverTest {
    private static final String NOWHERE = "http://127.0.0.1:1";

    @Test
    void a_core_that_cannot_be_reached_is_passed_over_and_nobody_notices() {
        try (World world = World.start()) {
            Running gateway = world.another(
                    Map.of("gateway.coreUrl", NOWHERE, "gateway.otherCores", NOWHERE + "," + world.core.url()));
            Browser browser = world.at(gateway, world.browser());
            assertEquals(200, browser.signIn().status());
            assertEquals(200, browser.get("/api/v1/auth/me").status());
            browser.jar().remove("__Host-Http-access");
            assertEquals(204, browser.post("/api/v1/auth/refresh", null).status());
            assertEquals(200, browser.get("/health/ready").status());
        }
    }

    @Test
    void a_core_that_hangs_costs_one_wait_and_the_refresh_is_made_by_the_next() {
        try (World world = World.start()) {
            AtomicInteger hung = new AtomicInteger();
            HttpServer hanging = Waiting.result(world.vertx
                    .createHttpServer()
                    .requestHandler(request -> hung.incrementAndGet())
                    .listen(0, "127.0.0.1"));
            Running gateway = world.another(Map.of(
                    "gateway.coreUrl",
                    world.core.url(),
                    "gateway.otherCores",
                    "http://127.0.0.1:" + hanging.actualPort(),
                    "gateway.coreTimeout",
                    "500ms"));
            Browser browser = world.at(gateway, world.browser());
            assertEquals(200, browser.signIn().status());
            world.core.mood = Mood.HANGS;
            browser.jar().remove("__Host-Http-access");
            assertEquals(503, browser.post("/api/v1/auth/refresh", null).status(), "both hang");
            assertTrue(hung.get() > 0, "the second was asked");
            world.core.mood = Mood.WELL;
            Waiting.until(
                    "the first is asked again",
                    () -> browser.post("/api/v1/auth/refresh", null).status() == 204);
            assertEquals(1, world.core.rotations.get());
        }
    }

    @Test
    void what_a_page_asked_for_is_waited_for_longer_than_a_question() {
        try (World world = World.start(Map.of("gateway.coreTimeout", "200ms", "gateway.coreActionTimeout", "1m"))) {
            Browser signedIn = world.browser();
            signedIn.signIn();
            signedIn.jar().remove("__Host-Http-access");
            world.core.holdsSignIns = true;
            Future<Reply> signIn = world.browser()
                    .sending(
                            HttpMethod.POST,
                            "/api/v1/auth/login",
                            Map.of("Content-Type", "application/json"),
                            new JsonObject()
                                    .put("identifier", "ada")
                                    .put("password", "right")
                                    .toBuffer());
            Waiting.until("the core hashes", () -> !world.core.held.isEmpty());
            world.core.mood = Mood.HANGS;
            assertEquals(503, signedIn.post("/api/v1/auth/refresh", null).status(), "asked later, given up earlier");
            assertFalse(signIn.isComplete());
            world.core.release();
            assertEquals(200, Waiting.result(signIn).status());
        }
    }

    @Test
    void a_sign_in_that_was_sent_is_not_sent_to_another_core() {
        try (World world = World.start();
                World other = World.start()) {
            FakeCore second = other.core;
            Running gateway = world.another(Map.of(
                    "gateway.coreUrl", world.core.url(),
                    "gateway.otherCores", second.url()));
            Browser browser = world.at(gateway, world.browser());
            long before = second.calls("/api/v1/auth/login");
            world.core.isAway = true;
            JsonObject credentials = new JsonObject().put("identifier", "ada").put("password", "right");
            assertEquals(503, browser.post("/api/v1/auth/login", credentials).status());
            assertEquals(before, second.calls("/api/v1/auth/login"), "it may have arrived");
        }
    }

    @Test
    void a_crowd_at_the_sign_in_keeps_nobody_from_going_on() {
        try (World world = World.start()) {
            Browser browser = world.browser();
            browser.signIn();
            world.core.holdsSignIns = true;
            for (int caller = 0; caller < 50; caller++) {
                var _ = world.browser()
                        .sending(
                                HttpMethod.POST,
                                "/api/v1/auth/login",
                                Map.of("Content-Type", "application/json"),
                                new JsonObject()
                                        .put("identifier", "x")
                                        .put("password", "right")
                                        .toBuffer());
            }
            Waiting.until("all connections for actions are taken", () -> world.core.held.size() == 32);
            browser.jar().remove("__Host-Http-access");
            assertEquals(204, browser.post("/api/v1/auth/refresh", null).status());
            assertEquals(200, browser.get("/api/v1/auth/me").status());
            world.core.release();
        }
    }
}
