package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.FakeCore;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The identity API through the front door. */
class JourneyTest {
    private static final String AUTH = "/api/v1/auth";
    private static World world;

    @BeforeAll
    static void start() {
        world = World.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void signing_in_gives_cookies_and_a_body_without_tokens() {
        Browser browser = world.browser();
        Reply reply = browser.signIn();
        assertEquals(200, reply.status());
        assertEquals(Set.of("mfaRequired", "user"), reply.json().fieldNames());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(
                Set.of("__Host-Http-access", "__Host-Http-refresh", "__Host-Http-device"),
                browser.jar().keySet());
        assertTrue(browser.cookies().length() < 2_500, "all cookies stay under 2.5 KB");
    }

    @Test
    void a_known_device_keeps_its_cookie_and_a_forged_one_gets_a_new_one() {
        Browser browser = world.browser();
        browser.signIn();
        String device = browser.cookie("__Host-Http-device");
        browser.signIn();
        assertEquals(device, browser.cookie("__Host-Http-device"));
        browser.jar().put("__Host-Http-device", "1.Zm9yZ2VkZm9yZ2VkZm9yZw.AAAAAAAAAAAAAAAAAAAAAA");
        browser.signIn();
        assertFalse(browser.cookie("__Host-Http-device").startsWith("1.Zm9yZ2Vk"));
    }

    @Test
    void a_browser_without_a_device_gets_one_with_the_unlock_mail_it_asks_for_and_the_core_is_told_at_once() {
        Browser browser = world.browser();
        JsonObject email = new JsonObject().put("email", "ada@example.com");
        assertEquals(202, browser.post(AUTH + "/unlock", email).status());
        assertEquals(Set.of("__Host-Http-device"), browser.jar().keySet());
        assertEquals(202, browser.post(AUTH + "/unlock", email).status());
        var told = world.core.calls.stream()
                .filter(call -> call.path().equals(AUTH + "/unlock"))
                .map(call -> Objects.requireNonNull(call.client()).device())
                .toList();
        assertNotNull(told.getFirst());
        assertEquals(told.getFirst(), told.getLast(), "a code that was mailed for the first is typed with the second");
    }

    @Test
    void the_core_is_told_who_the_client_is_and_which_session_a_sign_in_replaces() {
        Browser browser = world.browser();
        browser.signIn();
        String old = browser.cookie("__Host-Http-refresh");
        Reply reply = browser.send(
                HttpMethod.POST,
                AUTH + "/login",
                Map.of(
                        "Content-Type", "application/json",
                        "X-Forwarded-For", "203.0.113.9, 198.51.100.7",
                        "User-Agent", "Test/1.0",
                        "Gatehouse-Replaces", "forged",
                        "Gatehouse-Client", "forged",
                        "X-Request-Id", "journey-0001"),
                new JsonObject()
                        .put("identifier", "ada")
                        .put("password", "right")
                        .toBuffer());
        assertEquals(200, reply.status());
        assertEquals("journey-0001", reply.header("X-Request-Id"));
        var call = world.core.calls.stream()
                .filter(one -> "journey-0001".equals(one.headers().getString("x-request-id")))
                .findFirst()
                .orElseThrow();
        var client = call.client();
        assertNotNull(client);
        assertEquals("198.51.100.7", client.ip());
        assertEquals("Test/1.0", client.userAgent());
        assertEquals("journey-0001", client.requestId());
        assertNotNull(client.device());
        assertEquals(old, call.headers().getString("gatehouse-replaces"));
        assertFalse(call.headers().containsKey("cookie"), "cookies stay at the gateway");
    }

    @Test
    void a_failed_sign_in_passes_the_problem_on_and_touches_no_cookie() {
        Browser browser = world.browser();
        browser.signIn();
        String before = browser.cookies();
        Reply reply = browser.post(
                AUTH + "/login", new JsonObject().put("identifier", "ada").put("password", "wrong"));
        assertEquals(401, reply.status());
        assertEquals("INVALID_CREDENTIALS", reply.code());
        assertEquals("application/problem+json", reply.header("Content-Type"));
        assertEquals(List.of(), reply.setCookies());
        assertEquals(before, browser.cookies());
    }

    @Test
    void open_resources_need_no_cookie_and_keep_status_and_retry_after() {
        Browser browser = world.browser();
        assertEquals("Harbour", browser.get(AUTH + "/policies").json().getString("product"));
        assertEquals(201, browser.post(AUTH + "/register", new JsonObject()).status());
        assertEquals(
                "TOKEN_EXPIRED",
                browser.post(AUTH + "/verify-email", new JsonObject()).code());
        Reply limited = browser.post(AUTH + "/resend-verification", new JsonObject());
        assertEquals(429, limited.status());
        assertEquals("7", limited.header("Retry-After"));
    }

    @Test
    void signed_in_resources_go_with_the_bearer_token() {
        Browser browser = world.browser();
        browser.signIn();
        assertEquals("ada@example.test", browser.get(AUTH + "/me").json().getString("email"));
        assertEquals(
                200,
                browser.send(
                                HttpMethod.PATCH,
                                AUTH + "/me",
                                Map.of("Content-Type", "application/json"),
                                Buffer.buffer("{\"firstName\":\"Ada\"}"))
                        .status());
        assertEquals(1, browser.get(AUTH + "/sessions").json().getInteger("totalCount"));
        assertEquals(
                204,
                browser.send(HttpMethod.DELETE, AUTH + "/sessions", Map.of(), null)
                        .status());
        assertTrue(browser.get(AUTH + "/session").json().getBoolean("authenticated"));
    }

    @Test
    void signed_in_resources_without_cookies_are_401() {
        Browser browser = world.browser();
        for (String path : List.of("/me", "/sessions")) {
            Reply reply = browser.get(AUTH + path);
            assertEquals(401, reply.status());
            assertEquals("UNAUTHENTICATED", reply.code());
            assertEquals("no-store", reply.header("Cache-Control"));
        }
        assertEquals(401, browser.post(AUTH + "/logout-all", null).status());
        assertEquals(401, browser.post(AUTH + "/refresh", null).status());
    }

    @Test
    void the_session_of_nobody_is_told_without_asking_the_core() {
        long before = world.core.calls(AUTH + "/session");
        Reply reply = world.browser().get(AUTH + "/session");
        assertEquals(200, reply.status());
        assertEquals(new JsonObject().put("authenticated", false), reply.json());
        assertEquals(before, world.core.calls(AUTH + "/session"));
    }

    @Test
    void signing_out_ends_the_session_and_deletes_its_cookies() {
        Browser browser = world.browser();
        browser.signIn();
        String stolen = browser.cookies();
        Reply reply = browser.post(AUTH + "/logout", null);
        assertEquals(204, reply.status());
        assertEquals(Set.of("__Host-Http-device"), browser.jar().keySet());
        Reply replay = browser.send(HttpMethod.GET, AUTH + "/me", Map.of("Cookie", stolen), null);
        assertEquals(401, replay.status());
        assertEquals("SIGNED_OUT", replay.json().getString("reason"));
        assertEquals(List.of(), replay.setCookies());
    }

    @Test
    void signing_out_twice_and_without_cookies_is_204() {
        Browser browser = world.browser();
        browser.signIn();
        String cookies = browser.cookies();
        assertEquals(204, browser.post(AUTH + "/logout", null).status());
        assertEquals(
                204,
                browser.send(HttpMethod.POST, AUTH + "/logout", Map.of("Cookie", cookies), null)
                        .status());
        assertEquals(204, world.browser().post(AUTH + "/logout", null).status());
    }

    @Test
    void signing_out_ends_the_session_even_where_the_refresh_cookie_is_lost_or_spoilt() {
        for (String left : List.of("", "spoilt")) {
            Browser browser = world.browser();
            browser.signIn();
            String stolen = browser.cookies();
            browser.jar().put("__Host-Http-refresh", left);
            assertEquals(204, browser.post(AUTH + "/logout", null).status());
            assertEquals(Set.of("__Host-Http-device"), browser.jar().keySet());
            browser.jar().clear();
            Reply replay = browser.send(HttpMethod.POST, AUTH + "/refresh", Map.of("Cookie", stolen), null);
            assertEquals(401, replay.status(), "ended, and not only forgotten");
            assertTrue(world.core.calls.stream()
                    .anyMatch(call ->
                            call.method().equals("DELETE") && call.path().startsWith(AUTH + "/sessions/")));
        }
    }

    @Test
    void signing_out_everywhere_deletes_the_cookies_too() {
        Browser browser = world.browser();
        browser.signIn();
        assertEquals(204, browser.post(AUTH + "/logout-all", null).status());
        assertEquals(Set.of("__Host-Http-device"), browser.jar().keySet());
    }

    @Test
    void ending_the_own_session_in_the_list_is_a_sign_out_and_ending_another_is_not() {
        Browser one = world.browser();
        one.signIn();
        Browser other = world.browser();
        other.signIn();
        String others =
                world.core.sessionOf(other.cookie("__Host-Http-refresh")).toString();
        String own = world.core.sessionOf(one.cookie("__Host-Http-refresh")).toString();
        assertEquals(
                204,
                one.send(HttpMethod.DELETE, AUTH + "/sessions/" + others, Map.of(), null)
                        .status());
        assertEquals(3, one.jar().size());
        assertEquals(
                204,
                one.send(HttpMethod.DELETE, AUTH + "/sessions/" + own, Map.of(), null)
                        .status());
        assertEquals(Set.of("__Host-Http-device"), one.jar().keySet());
    }

    @Test
    void an_old_session_is_refused_on_this_node_as_soon_as_a_sign_in_replaces_it() {
        Browser browser = world.browser();
        browser.signIn();
        String old = browser.cookies();
        browser.signIn();
        Reply reply = browser.send(HttpMethod.GET, "/api/notes", Map.of("Cookie", old), null);
        assertEquals(401, reply.status());
        assertEquals("REPLACED_BY_SIGN_IN", reply.json().getString("reason"));
        assertEquals(200, browser.get("/api/notes").status());
    }

    @Test
    void a_second_factor_is_asked_for_with_a_cookie_and_no_reference_in_the_body() {
        Browser browser = world.browser();
        Reply asked = browser.post(AUTH + "/login", credentials("with-second-factor"));
        assertEquals(200, asked.status());
        assertTrue(asked.json().getBoolean("mfaRequired"));
        assertFalse(asked.body().toString().contains(FakeCore.HALF_SESSION));
        assertEquals(FakeCore.HALF_SESSION, browser.cookie("__Host-Http-mfa"));
        assertFalse(browser.jar().containsKey("__Host-Http-access"));
        assertTrue(asked.headers().getAll("Set-Cookie").stream()
                .anyMatch(line -> line.startsWith("__Host-Http-mfa=") && line.contains("Max-Age=600")));

        Reply wrong = browser.post(AUTH + "/mfa/challenge", new JsonObject().put("code", "000000"));
        assertEquals("INVALID_CODE", wrong.code());
        assertEquals(FakeCore.HALF_SESSION, browser.cookie("__Host-Http-mfa"), "another try is possible");

        Reply done = browser.post(AUTH + "/mfa/challenge", new JsonObject().put("code", "123456"));
        assertEquals(200, done.status());
        assertEquals(Set.of("mfaRequired", "user"), done.json().fieldNames());
        assertTrue(browser.jar().containsKey("__Host-Http-access"));
        assertFalse(browser.jar().containsKey("__Host-Http-mfa"), "the half-session is spent");
        assertEquals(200, browser.get("/api/notes").status());
    }

    @Test
    void a_code_without_a_started_sign_in_goes_nowhere() {
        long before = world.core.calls(AUTH + "/mfa/challenge");
        Browser browser = world.browser();
        assertEquals(
                401,
                browser.post(AUTH + "/mfa/challenge", new JsonObject().put("code", "123456"))
                        .status());
        browser.jar().put("__Host-Http-mfa", "short");
        assertEquals(
                401,
                browser.post(AUTH + "/mfa/challenge", new JsonObject().put("code", "123456"))
                        .status());
        assertEquals(before, world.core.calls(AUTH + "/mfa/challenge"));
    }

    @Test
    void a_changed_password_brings_a_fresh_session_in_cookies_and_ends_the_old_one_here_at_once() {
        Browser browser = world.browser();
        browser.signIn();
        String old = browser.cookies();
        Reply changed = browser.post(
                AUTH + "/password",
                new JsonObject().put("currentPassword", "right").put("newPassword", "new"));
        assertEquals(200, changed.status());
        assertFalse(changed.body().toString().contains("Token"));
        assertFalse(changed.json().containsKey("session"));
        assertEquals(200, browser.get("/api/notes").status());
        Reply late = browser.send(HttpMethod.GET, "/api/notes", Map.of("Cookie", old), null);
        assertEquals(401, late.status());
    }

    @Test
    void the_core_learns_a_new_device_with_the_very_sign_in_that_gives_it_its_cookie() {
        Browser browser = world.browser();
        browser.signIn();
        String id = browser.cookie("__Host-Http-device").split("\\.", -1)[1];
        FakeCore.Call last = world.core.calls.stream()
                .filter(call -> call.path().equals(AUTH + "/login") && call.client() != null)
                .reduce((first, second) -> second)
                .orElseThrow();
        assertEquals(id, Objects.requireNonNull(last.client()).device());
    }

    private static JsonObject credentials(String identifier) {
        return new JsonObject().put("identifier", identifier).put("password", "right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/admin", "/login/more", "/token", ""})
    void unknown_identity_paths_are_404(String path) {
        Reply reply = world.browser().get(AUTH + path);
        assertEquals(404, reply.status());
        assertEquals("NOT_FOUND", reply.code());
    }

    @Test
    void a_wrong_method_is_405_and_names_the_right_ones() {
        Reply reply = world.browser().get(AUTH + "/login");
        assertEquals(405, reply.status());
        assertEquals("POST", reply.header("Allow"));
    }

    @Test
    void bodies_that_are_not_json_are_415() {
        Browser browser = world.browser();
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            Reply reply =
                    browser.send(HttpMethod.POST, AUTH + "/login", Map.of("Content-Type", type), Buffer.buffer("{}"));
            assertEquals(415, reply.status(), type);
            assertEquals("UNSUPPORTED_MEDIA_TYPE", reply.code());
        }
        assertEquals(
                415,
                browser.send(HttpMethod.POST, AUTH + "/login", Map.of(), Buffer.buffer("{}"))
                        .status());
    }

    @Test
    void a_huge_body_is_413() {
        // In a world of its own: the gateway closes the connection, and no other test should be handed it.
        try (World own = World.start()) {
            Reply huge = own.browser()
                    .send(
                            HttpMethod.POST,
                            AUTH + "/login",
                            Map.of("Content-Type", "application/json"),
                            Buffer.buffer(new byte[65_537]));
            assertEquals(413, huge.status());
            assertEquals("PAYLOAD_TOO_LARGE", huge.code());
        }
    }

    @Test
    void the_public_keys_are_served_as_the_core_gave_them() {
        Reply reply = world.browser().get("/.well-known/jwks.json");
        assertEquals(200, reply.status());
        assertEquals(world.core.keys.jwks(), reply.body().toString());
        assertEquals("application/jwk-set+json", reply.header("Content-Type"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
    }

    @Test
    void a_refresh_on_request_is_204_with_new_cookies_where_the_access_token_is_gone() {
        Browser browser = world.browser();
        browser.signIn();
        String before = browser.cookie("__Host-Http-refresh");
        assertEquals(204, browser.post(AUTH + "/refresh", null).status());
        assertEquals(before, browser.cookie("__Host-Http-refresh"), "a good access token needs no other");
        browser.jar().remove("__Host-Http-access");
        Reply reply = browser.post(AUTH + "/refresh", null);
        assertEquals(204, reply.status());
        assertEquals(0, reply.body().length());
        assertFalse(before.equals(browser.cookie("__Host-Http-refresh")));
    }

    @Test
    void a_navigation_to_refresh_goes_on_to_the_path_or_to_sign_in() {
        Browser browser = world.browser();
        Map<String, String> navigation = Map.of("Origin", "", "X-CSRF", "", "Sec-Fetch-Site", "cross-site");
        Reply out = browser.send(HttpMethod.GET, AUTH + "/refresh?redirect=%2Fdeep%3Fa%3D1", navigation, null);
        assertEquals(303, out.status());
        assertEquals("/auth/login?callbackUrl=%2Fdeep%3Fa%3D1", out.header("Location"));
        browser.signIn();
        browser.jar().remove("__Host-Http-access");
        Reply on = browser.send(HttpMethod.GET, AUTH + "/refresh?redirect=%2Fdeep%3Fa%3D1", navigation, null);
        assertEquals(303, on.status());
        assertEquals("/deep?a=1", on.header("Location"));
        assertEquals(2, on.setCookies().size());
        Reply refused = browser.get(AUTH + "/refresh?redirect=https://evil.example");
        assertEquals(400, refused.status());
        assertEquals(400, browser.get(AUTH + "/refresh").status());
    }
}
