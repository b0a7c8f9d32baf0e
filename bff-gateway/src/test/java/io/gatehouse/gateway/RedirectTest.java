package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /refresh?redirect=} and the {@code callbackUrl} it leads to: never away from our own origin. */
class RedirectTest {
    private static World world;
    private static Browser signedIn;

    @BeforeAll
    static void start() {
        world = World.start();
        signedIn = world.browser();
        signedIn.signIn();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** As a link on another site leads here. */
    private static Reply follow(Browser browser, String query) {
        return browser.send(
                HttpMethod.GET,
                "/api/v1/auth/refresh" + query,
                Map.of("Origin", "", "X-CSRF", "", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"),
                null);
    }

    private static void assertRefused(String query) {
        for (Browser browser : new Browser[] {signedIn, world.browser()}) {
            Reply reply = follow(browser, query);
            assertEquals(400, reply.status(), query);
            assertEquals("VALIDATION_ERROR", reply.code());
            assertEquals("", reply.header("Location"));
            assertEquals(0, reply.setCookies().size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "////evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r/evil.example",
                "\t//evil.example",
                " //evil.example",
                "/ /evil.example",
                "/\u0000/evil.example",
                "/%2f%2fevil.example",
                "/%2fevil.example",
                "/%5cevil.example",
                "/%09/evil.example",
                "%2f%2fevil.example",
                "//login.example.test@evil.example",
                "https://login.example.test@evil.example/",
                "@evil.example",
                ".evil.example",
                ":80@evil.example",
                "/\u2215/evil.example",
                "/\u2044/evil.example",
                "/\uff0fevil.example",
                "\uff0f\uff0fevil.example",
                "/\u3002evil.example",
                "/a//evil.example",
                "/a/..//evil.example",
                "/.//evil.example",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "java\tscript:alert(1)",
                "/javascript:alert(1)//\n",
                "data:text/html,x",
                "vbscript:x",
                "blob:https://evil.example/x",
                "https:evil.example",
                "https:/evil.example",
                "https://evil.example",
                "http://login.example.test/",
                "https://login.example.test/auth/account",
                "?x=//evil.example",
                "#//evil.example",
                "auth/account",
                ""
            })
    void a_target_that_a_browser_could_read_as_elsewhere_is_refused(String target) {
        assertRefused("?redirect=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?redirect",
                "?redirect=",
                "?redirect=//evil.example&redirect=/auth/account",
                "?redirect=%2F%2Fevil.example",
                "?redirect=/%09/evil.example",
                "?redirect=/%0a/evil.example",
                "?redirect=%5C%5Cevil.example",
                "?redirect=/%5cevil.example",
                "?redirect=/%252f%252fevil.example",
                "?redirect=%E2%88%95%E2%88%95evil.example",
                "?redirect=/%c0%afevil.example",
                "?redirect=%ff"
            })
    void no_encoding_of_it_gets_through(String query) {
        assertRefused(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/auth/account",
                "/a/b?c=d&e=https://elsewhere.example/%2F%2F#f",
                "/caf%C3%A9",
                "/@me",
                "/a?callbackUrl=//evil.example",
                "/auth/login?callbackUrl=%2F%2Fevil.example"
            })
    void a_path_of_our_own_is_followed_and_survives_a_sign_in(String target) {
        String query = "?redirect=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
        Reply followed = follow(signedIn, query);
        assertEquals(303, followed.status());
        assertEquals(target, followed.header("Location"));
        assertEquals(
                "login.example.test",
                URI.create(World.ORIGIN + "/api/v1/auth/refresh")
                        .resolve(target)
                        .getAuthority());
        Reply signIn = follow(world.browser(), query);
        assertEquals(303, signIn.status());
        assertEquals(
                "/auth/login?callbackUrl=" + URLEncoder.encode(target, StandardCharsets.UTF_8),
                signIn.header("Location"));
    }

    @Test
    void the_first_of_two_targets_counts_and_is_judged() {
        Reply reply = follow(signedIn, "?redirect=/auth/account&redirect=//evil.example");
        assertEquals("/auth/account", reply.header("Location"));
    }
}
