package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as bytes, as no client library would send them. */
class DoorTest {
    private static World world;

    @BeforeAll
    static void start() {
        world = World.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** What comes first on a line that stays open. */
    private static String beginning(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.gateway.port())) {
            socket.setSoTimeout(Waiting.SECONDS * 1_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String get(String path) {
        return world.raw("GET " + path + " HTTP/1.1\r\nHost: login.example.test\r\nConnection: close\r\n\r\n");
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/open/../v1/auth/me",
                "/api/open/./x",
                "/api/open/%2e%2e/x",
                "/api/open/%2E/x",
                "/api//open",
                "//api/open",
                "/api/open%2fx",
                "/api/open%5cx",
                "/api/open\\x",
                "/api/open/%00",
                "/api/open;x=y",
                "/api/open/%3bx",
                "/api/open/%252e",
                "/%61pi/open",
                "/api/%6fpen",
                "/api/open/%41",
                "/api/open/%7e",
                "/api/open/%zz",
                "/api/open/%",
                "/api/open/%4",
                "/api/open@evil.example/",
                "/@evil.example",
                "http://evil.example/api/open",
                "/api/open/%0d%0aX:y",
                "/api/open/%7f"
            })
    void paths_with_more_than_one_reading_are_400(String path) {
        long before = world.api.calls.get();
        String answer = get(path);
        assertEquals(400, status(answer), answer);
        assertEquals(before, world.api.calls.get(), "nothing reached the API");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/open/a%20b",
                "/api/open/caf%C3%A9",
                "/api/open/a%40b.c",
                "/api/open/(a)/b,c=d",
                "/api/open/[1]?x=/../y;@"
            })
    void plain_paths_pass_as_they_are(String path) {
        String answer = get(path);
        assertEquals(200, status(answer), answer);
        assertTrue(answer.contains("\"uri\":\"" + path.substring("/api/open".length()) + "\""), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "api/open", "login.example.test:443"})
    void a_target_that_is_no_path_leads_nowhere(String target) {
        assertEquals(404, status(get(target)));
    }

    @Test
    void framing_tricks_are_refused_and_the_line_is_closed() {
        String head = "POST /api/open/x HTTP/1.1\r\nHost: a\r\nOrigin: " + World.ORIGIN + "\r\nX-CSRF: 1\r\n";
        assertEquals(400, status(world.raw(head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")));
        assertEquals(400, status(world.raw(head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab")));
        assertEquals(400, status(world.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")));
        assertEquals(400, status(world.raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")));
        String h2c = beginning(String.join(
                "\r\n",
                "GET /health/live HTTP/1.1",
                "Host: a",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
                "",
                ""));
        assertEquals("HTTP/1.1 200", h2c);
    }

    @Test
    void a_header_that_is_too_large_is_431() {
        String answer = world.raw("GET / HTTP/1.1\r\nHost: a\r\nCookie: a=" + "x".repeat(20_000) + "\r\n\r\n");
        assertEquals(431, status(answer));
        for (String name : new String[] {"access", "refresh", "mfa", "device"}) {
            assertTrue(answer.contains("__Host-Http-" + name + "=; Max-Age=0"), answer);
        }
    }

    @Test
    void a_websocket_handshake_that_is_none_gets_an_answer() {
        String answer = world.raw("GET /api/open/ws HTTP/1.1\r\nHost: a\r\nOrigin: " + World.ORIGIN
                + "\r\nUpgrade: websocket\r\nConnection: close\r\n\r\n");
        assertTrue(status(answer) >= 400, answer);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void random_paths_never_fail_and_never_leave_their_route(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String[] pieces = {
            "/", "..", ".", "%2e", "%2f", "%5c", "\\", ";", "@", "a", "api", "open", "v1", "auth", "me", "%61", "%C3",
            "?", "//"
        };
        for (int round = 0; round < 60; round++) {
            StringBuilder path = new StringBuilder("/api/open");
            int length = random.nextInt(6);
            for (int i = 0; i < length; i++) {
                path.append(pieces[random.nextInt(pieces.length)]);
            }
            String answer = get(path.toString());
            assertTrue(status(answer) < 500, "seed " + seed + ": " + path);
            if (status(answer) == 200) {
                String beforeQuery = path.toString().split("\\?", -1)[0];
                assertFalse(
                        beforeQuery.contains("..") && beforeQuery.matches(".*/\\.\\.(/.*|$)"),
                        "seed " + seed + ": " + path);
                assertTrue(answer.contains("\"uri\":\"/"), "seed " + seed + ": " + path);
            }
        }
    }
}
