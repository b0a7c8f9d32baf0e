package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.FickleApi;
import io.gatehouse.gateway.testing.FickleApi.Whim;
import io.gatehouse.gateway.testing.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an API answers, byte for byte, and what a browser then reads from its connection. */
class AnswerTest {
    private static FickleApi api;
    private static World world;

    @BeforeAll
    static void start() {
        api = new FickleApi();
        // Each call meets its whim.
        api.isTiredAtOnce = true;
        world = World.start(Map.of("routes.1.upstream", api.url(), "gateway.breaker.failures", "1000"));
    }

    @AfterAll
    static void stop() {
        world.close();
        api.close();
    }

    /** An answer as it came. */
    private record Read(String head, String body) {
        static Read of(String bytes) {
            int end = bytes.indexOf("\r\n\r\n");
            assertTrue(end > 0, () -> "no whole head in: " + bytes);
            return new Read(bytes.substring(0, end), bytes.substring(end + 4));
        }

        String status() {
            return head.split("\r\n", -1)[0];
        }

        /** The values of a header, as often as it is there. */
        List<String> all(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ": ";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .toList();
        }
    }

    private static Read ask(String answer) {
        return ask("GET", "HTTP/1.1", "close", answer);
    }

    /** Asks on a connection of its own, which the gateway has to close. */
    private static Read ask(String method, String version, String connection, String answer) {
        api.whim = Whim.answer(answer);
        return Read.of(world.raw(method + " /api/open/x " + version + "\r\nHost: login.example.test\r\nConnection: "
                + connection + "\r\n\r\n"));
    }

    @Test
    void a_length_that_was_told_is_told_on_and_a_reason_is_not() {
        Read read = ask("HTTP/1.1 200 Fine\r\nContent-Length: 5\r\n\r\nhello");
        assertEquals("HTTP/1.1 200 OK", read.status());
        assertEquals(List.of("5"), read.all("Content-Length"));
        assertEquals(List.of(), read.all("Transfer-Encoding"));
        assertEquals("hello", read.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\nhello",
                "HTTP/1.0 200 OK\r\n\r\nhello"
            })
    void an_answer_without_a_length_goes_on_in_chunks(String answer) {
        Read read = ask(answer);
        assertEquals(List.of("chunked"), read.all("Transfer-Encoding"));
        assertEquals(List.of(), read.all("Content-Length"));
        assertEquals("5\r\nhello\r\n0\r\n\r\n", read.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "keep-alive"})
    void who_knows_no_chunks_reads_to_the_end_of_the_connection(String connection) {
        Read read = ask(
                "GET",
                "HTTP/1.0",
                connection,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");
        assertEquals(List.of(), read.all("Transfer-Encoding"));
        assertFalse(read.all("Connection").contains("keep-alive"), read.head());
        assertEquals("hello world", read.body());
    }

    @Test
    void a_length_stands_where_nothing_follows_it() {
        String answer = "HTTP/1.1 %s\r\nContent-Length: 12\r\nETag: \"a\"\r\n\r\n";
        Read head = ask("HEAD", "HTTP/1.1", "close", answer.formatted("200 OK"));
        assertEquals(List.of("12"), head.all("Content-Length"));
        assertEquals("", head.body());
        Read notModified = ask(answer.formatted("304 Not Modified"));
        assertEquals("HTTP/1.1 304 Not Modified", notModified.status());
        assertEquals(List.of("\"a\""), notModified.all("ETag"));
        assertEquals(List.of(), notModified.all("Transfer-Encoding"));
        assertEquals("", notModified.body());
        Read nothing = ask("HTTP/1.1 204 No Content\r\n\r\n");
        assertEquals(List.of(), nothing.all("Transfer-Encoding"));
        assertEquals("", nothing.body());
    }

    @Test
    void an_empty_answer_is_whole() {
        Read read = ask("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertEquals(List.of("0"), read.all("Content-Length"));
        assertEquals("", read.body());
    }

    @Test
    void the_date_is_the_apis_or_ours_and_stands_there_once() {
        String said = "Tue, 03 Jun 2008 11:05:30 GMT";
        assertEquals(
                List.of(said),
                ask("HTTP/1.1 200 OK\r\nDate: " + said + "\r\nContent-Length: 0\r\n\r\n")
                        .all("Date"));
        List<String> ours = ask("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").all("Date");
        assertEquals(1, ours.size());
        assertTrue(ours.getFirst().matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} 20\\d\\d \\d\\d:\\d\\d:\\d\\d GMT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Odd: a\u0001b\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Odd: a\u007f\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-\u0001: a\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 42 Odd\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "this is no HTTP\r\n\r\n"
            })
    void what_cannot_be_passed_on_as_it_was_meant_is_502(String answer) {
        Read read = ask(answer);
        assertEquals("HTTP/1.1 502 Bad Gateway", read.status());
        assertTrue(read.body().contains("UPSTREAM_UNAVAILABLE"), read.body());
    }

    @Test
    void half_an_answer_is_not_taken_for_the_whole() {
        Read sized = ask("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
        assertEquals(List.of("10"), sized.all("Content-Length"));
        assertTrue(sized.body().length() < 10, sized.body());
        Read chunked = ask("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        assertFalse(chunked.body().contains("\r\n0\r\n\r\n"), chunked.body());
    }
}
