package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.World;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that two servers may read differently (RFC 9112, section 11.2), each followed by one that would be smuggled if the first ended
 * elsewhere than we think. None gets further than the door, and nothing that follows is read.
 */
class SmugglingTest {
    private static final String HOST = "Host: login.example.test\r\n";
    private static final String SMUGGLED = "GET /api/open/smuggled HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";

    private static World world;

    @BeforeAll
    static void start() {
        world = World.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static void assertRefused(String answer) {
        assertTrue(answer.matches("(?s)HTTP/1\\.[01] 400 .*"), answer);
        assertEquals(1, answer.split("HTTP/1\\.[01] \\d", -1).length - 1, "one answer and no more: " + answer);
        assertFalse(answer.contains("smuggled"), answer);
        assertEquals(0, world.api.callsTo("refused") + world.api.callsTo("smuggled"), "nothing reached the API");
    }

    private static String post(String name, String headers) {
        return "POST /api/open/" + name + " HTTP/1.1\r\n" + HOST + "Origin: " + World.ORIGIN + "\r\nX-CSRF: 1\r\n"
                + headers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Two framings.
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\ntransfer-encoding: Chunked\r\n\r\n0\r\n\r\n",
                // More than one length.
                "Content-Length: 0\r\nContent-Length: 5\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 0\r\n\r\nhello",
                "Content-Length: 0, 5\r\n\r\n",
                "Content-Length: 5 0\r\n\r\n",
                // No length.
                "Content-Length: +0\r\n\r\n",
                "Content-Length: -0\r\n\r\n",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: 0x0\r\n\r\n",
                "Content-Length: 0.0\r\n\r\n",
                "Content-Length: \r\n\r\n",
                "Content-Length: 99999999999999999999\r\n\r\n",
                // No transfer coding that everybody knows.
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked;a=b\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \r\n\r\n",
                // Names that somebody trims.
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length : 5\r\n\r\n",
                "X Y: z\r\n\r\n",
                ": empty\r\n\r\n",
                "no colon\r\n\r\n",
                // Folded lines.
                "X-A: b\r\n c\r\n\r\n",
                "X-A: b\r\n\tc\r\n\r\n",
                "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 0\r\n 5\r\n\r\n",
                "X-A: b\r\n Content-Length: 5\r\n\r\n",
                "X-A: b\r\n \r\n\r\n",
                // Line ends and controls.
                "X-A: b\nContent-Length: 0\r\n\r\n",
                "X-A: b\rContent-Length: 5\r\n\r\n",
                "X-A: b\r\r\n\r\n",
                "X-A: b\u0000c\r\n\r\n",
                "X-A\u0000: b\r\n\r\n",
                "\u0000X-A: b\r\n\r\n",
                // Another host.
                "Host: evil.example\r\n\r\n",
                "Host: login.example.test\r\n\r\n"
            })
    void heads_with_more_than_one_reading_are_400_and_the_line_is_closed(String head) {
        assertRefused(world.raw(post("refused", head) + SMUGGLED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://login.example.test/api/open/refused HTTP/1.1\r\n" + HOST,
                "GET http://evil.example/api/open/refused HTTP/1.1\r\n" + HOST,
                "GET //evil.example/api/open/refused HTTP/1.1\r\n" + HOST,
                "GET /api/open/refused HTTP/1.1\r\n",
                "GET /api/open/refused HTTP/1.1\r\nHost:\r\n",
                "GET /api/open/refused HTTP/1.1\r\n Host: folded\r\n" + HOST,
                "GET /api/open/refused HTTP/1.1\n" + HOST,
                "POST /api/open/refused HTTP/1.0\r\nTransfer-Encoding: chunked\r\nOrigin: https://login.example.test\r\nX-CSRF: 1\r\n"
                        + HOST
            })
    void first_lines_with_more_than_one_reading_are_400_and_the_line_is_closed(String head) {
        assertRefused(world.raw(head + "\r\n" + SMUGGLED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a#b", "a\u007fb", "a\u00fcb", "a\u0001b", "a#b HTTP/1.1"})
    void queries_that_nobody_writes_like_that_are_refused_before_an_api_sees_them(String query) {
        String answer =
                world.raw("GET /api/open/refused?" + query + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
        assertTrue(answer.matches("(?s)HTTP/1\\.[01] 400 .*"), answer);
        assertEquals(0, world.api.callsTo("refused"));
    }

    /** The head has gone on by the time that its body turns out to be none: the call is broken off, and never whole. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n",
                "80000000\r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\rhello\r\n0\r\n\r\n",
                "5;a\nb\r\nhello\r\n0\r\n\r\n",
                "5;a=\"\n\"\r\nhello\r\n0\r\n\r\n",
                "5\r\nhelloXX0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "5\r\nhello\r\n0\n\r\n",
                "5\r\nhello\r\n0\r\nX : y\r\n\r\n"
            })
    void chunks_that_are_none_break_the_call_off_and_nothing_after_them_is_read(String chunks) {
        String answer = world.raw(post("x", "Transfer-Encoding: chunked\r\n\r\n") + chunks + SMUGGLED);
        assertFalse(answer.contains(" 200 "), answer);
        assertFalse(answer.contains("smuggled"), answer);
        assertTrue(answer.split("HTTP/1\\.1 \\d", -1).length - 1 <= 1, answer);
    }

    @Test
    void a_folded_line_is_found_however_the_bytes_arrive() {
        String head = post("x", "X-A: b\r\n c\r\nConnection: close\r\n\r\n");
        for (int cut = 1; cut < head.length(); cut++) {
            String answer = world.raw(head.substring(0, cut), head.substring(cut));
            assertTrue(answer.startsWith("HTTP/1.1 400 "), "cut at " + cut + ": " + answer);
        }
    }

    @Test
    void what_only_looks_like_it_passes_however_the_bytes_arrive() {
        // Lines that begin with a blank in a body, blank lines before a request, and several requests on one line.
        String body = "a\r\n b\r\n\tc\r\n\r\n d";
        String request = post("x", "Content-Length: " + body.length() + "\r\n\r\n") + body;
        String chunked = post("x", "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        String all = request + "\r\n" + request + chunked;
        for (int cut = 1; cut < all.length(); cut += 7) {
            String answer = world.raw(all.substring(0, cut), all.substring(cut));
            assertEquals(3, answer.split("HTTP/1\\.1 200", -1).length - 1, "cut at " + cut + ": " + answer);
        }
        String[] bytes = Arrays.stream(chunked.split("", -1)).toArray(String[]::new);
        assertTrue(world.raw(bytes).startsWith("HTTP/1.1 200"));
    }
}
