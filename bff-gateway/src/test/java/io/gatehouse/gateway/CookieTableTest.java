package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cookie table, byte for byte but for values and dates. */
class CookieTableTest {
    private static final Map<String, String> DEV = Map.of(
            "publicOrigin", "http://localhost:8080",
            "gateway.issuer", World.ORIGIN,
            "environment", "dev",
            "cookies.mode", "insecure-dev");

    private static List<String> table(Reply reply) {
        return reply.setCookies().stream()
                .map(cookie -> cookie.replaceFirst("^([^=]+)=[^;]+", "$1=…")
                        .replaceFirst("Expires=[^;]+", "Expires=…")
                        // A second may pass between the core's answer and ours.
                        .replaceFirst("Max-Age=77759\\d\\d", "Max-Age=<90 days>"))
                .toList();
    }

    @Test
    void strict_session_cookies_end_with_the_browser() {
        try (World world = World.start()) {
            assertEquals(
                    List.of(
                            "__Host-Http-access=…; Path=/; Secure; HTTPOnly; SameSite=Strict",
                            "__Host-Http-refresh=…; Path=/; Secure; HTTPOnly; SameSite=Strict",
                            "__Host-Http-device=…; Max-Age=34560000; Expires=…; Path=/; Secure; HTTPOnly; SameSite=Strict"),
                    table(world.browser().signIn()));
        }
    }

    @Test
    void strict_remembered_cookies_live_to_the_absolute_end_and_sign_out_deletes_them() {
        try (World world = World.start()) {
            Browser browser = world.browser();
            Reply signedIn = browser.signIn(/* rememberMe= */ true);
            assertEquals(
                    List.of(
                            "__Host-Http-access=…; Max-Age=<90 days>; Expires=…; Path=/; Secure; HTTPOnly; SameSite=Strict",
                            "__Host-Http-refresh=…; Max-Age=<90 days>; Expires=…; Path=/; Secure; HTTPOnly; SameSite=Strict",
                            "__Host-Http-device=…; Max-Age=34560000; Expires=…; Path=/; Secure; HTTPOnly; SameSite=Strict"),
                    table(signedIn));
            browser.jar().remove("__Host-Http-access");
            Reply refreshed = browser.post("/api/v1/auth/refresh", null);
            assertEquals(table(signedIn).subList(0, 2), table(refreshed), "a refresh keeps the kind");
            assertEquals(
                    List.of(
                            "__Host-Http-access=; Max-Age=0; Expires=…; Path=/; Secure; HTTPOnly; SameSite=Strict",
                            "__Host-Http-refresh=; Max-Age=0; Expires=…; Path=/; Secure; HTTPOnly; SameSite=Strict",
                            "__Host-Http-mfa=; Max-Age=0; Expires=…; Path=/; Secure; HTTPOnly; SameSite=Strict"),
                    table(browser.post("/api/v1/auth/logout", null)));
        }
    }

    @Test
    void lax_changes_the_same_site_flag_only() {
        try (World world = World.start(Map.of("cookies.sameSite", "lax"))) {
            assertTrue(table(world.browser().signIn()).stream()
                    .allMatch(cookie -> cookie.endsWith("; Path=/; Secure; HTTPOnly; SameSite=Lax")));
        }
    }

    @Test
    void the_dev_profile_has_its_own_names_and_no_secure_flag() {
        try (World world = World.start(DEV)) {
            Browser browser = world.browser();
            assertEquals(
                    List.of(
                            "dev-access=…; Path=/; HTTPOnly; SameSite=Strict",
                            "dev-refresh=…; Path=/; HTTPOnly; SameSite=Strict",
                            "dev-device=…; Max-Age=34560000; Expires=…; Path=/; HTTPOnly; SameSite=Strict"),
                    table(browser.signIn()));
            assertEquals(200, browser.get("/api/notes").status());
            assertEquals("", browser.get("/api/notes").header("Strict-Transport-Security"));
        }
    }
}
