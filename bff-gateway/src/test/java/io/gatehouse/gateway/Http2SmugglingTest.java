package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.FickleApi;
import io.gatehouse.gateway.testing.FickleApi.Whim;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RawHttp2.Field;
import io.gatehouse.gateway.testing.TestCertificate;
import io.gatehouse.gateway.testing.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In HTTP/2 a header may hold any byte, and its frame says where it ends; in HTTP/1, which APIs speak, a line break does. What is malformed
 * in HTTP/2 (RFC 9113, sections 8.2.1 to 8.3.1) must not become a header or a request of its own there.
 */
class Http2SmugglingTest {
    private static final String INJECTED = "\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1\r\nHost: evil.example\r\n\r\n";

    @TempDir
    private static Path folder;

    private static FickleApi api;
    private static World world;
    private static RawHttp2 browser;

    @BeforeAll
    static void start() {
        api = new FickleApi();
        api.isTiredAtOnce = true;
        api.whim = Whim.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
        TestCertificate files = TestCertificate.in(folder, "login.example.test");
        world = World.start(Map.of(
                "gateway.tls.certificate", files.certificate().toString(),
                "gateway.tls.key", files.key().toString(),
                "routes.1.upstream", api.url(),
                "routes.3.anonymous", "true"));
        browser = new RawHttp2(world.gateway.port(), files.certificate());
    }

    @AfterAll
    static void stop() {
        world.close();
        api.close();
    }

    private static List<Field> request(String method, String path) {
        return List.of(
                new Field(":method", method),
                new Field(":scheme", "https"),
                new Field(":authority", "login.example.test"),
                new Field(":path", path));
    }

    private static int send(List<Field> request, Field... more) {
        api.requests.clear();
        api.headers.clear();
        List<Field> all = new ArrayList<>(request);
        all.addAll(List.of(more));
        return browser.send(all);
    }

    private static void assertNothingArrived(int status) {
        assertTrue(status == 0 || status == 400, "reset or refused: " + status);
        assertEquals(List.of(), api.requests);
    }

    @Test
    void what_is_well_formed_arrives() {
        assertEquals(200, send(request("GET", "/api/open/x"), new Field("x-kept", "a\tb \u00e9")));
        assertEquals(List.of("GET /x HTTP/1.1"), api.requests);
        assertTrue(api.headers.stream().anyMatch(line -> line.startsWith("x-kept: a\tb ")), api.headers.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a" + INJECTED,
                "a\nX-Evil: 1",
                "a\rX-Evil: 1",
                "a\r\n X-Evil: 1",
                "\r\n",
                "a\n",
                "\nX-Evil: 1",
                "a\u0000b",
                "a\u0001b",
                "a\u001fb",
                "a\u007fb"
            })
    void a_value_with_a_control_goes_nowhere(String value) {
        assertNothingArrived(send(request("GET", "/api/open/x"), new Field("x-odd", value)));
        assertNothingArrived(send(request("GET", "/api/open/x"), new Field("cookie", "a=" + value)));
        assertNothingArrived(send(request("GET", "/api/open/x"), new Field("user-agent", value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x-odd: a\r\nx-evil",
                "x-odd\r\nx-evil",
                "x-odd\n",
                "x odd",
                "x-odd ",
                " x-odd",
                "x-odd:",
                ":evil",
                "x\u0000odd",
                "x\u00e9",
                "X-Odd"
            })
    void a_name_that_is_none_goes_nowhere(String name) {
        assertNothingArrived(send(request("GET", "/api/open/x"), new Field(name, "a")));
    }

    static Stream<List<Field>> requestsWithMoreThanOneReading() {
        return Stream.of(
                request("GET", "/api/open/x HTTP/1.1\r\nX-Evil: 1\r\n\r\nGET /evil"),
                request("GET", "/api/open/x\r\nX-Evil: 1"),
                request("GET", "/api/open/x?a=b" + INJECTED),
                request("GET", "/api/open/x HTTP/1.1"),
                request("GET", "/api/open/a b"),
                request("GET", ""),
                request("GET /evil HTTP/1.1\r\nHost: evil.example\r\n\r\nGET", "/api/open/x"),
                request("", "/api/open/x"),
                with(request("GET", "/api/open/x"), ":path", "/api/open/evil"),
                with(request("GET", "/api/open/x"), ":method", "DELETE"),
                with(request("GET", "/api/open/x"), ":status", "200"),
                with(request("GET", "/api/open/x"), "host", "evil.example"),
                with(request("GET", "/api/open/x"), "connection", "x-forwarded-for"),
                with(request("GET", "/api/open/x"), "transfer-encoding", "chunked"),
                with(request("GET", "/api/open/x"), "upgrade", "h2c"),
                with(request("GET", "/api/open/x"), "content-length", "5"),
                List.of(
                        new Field(":method", "GET"),
                        new Field(":scheme", "https"),
                        new Field(":authority", "login.example.test" + INJECTED),
                        new Field(":path", "/api/open/x")),
                List.of(
                        new Field(":method", "GET"),
                        new Field(":scheme", "https"),
                        new Field(":authority", "evil@login.example.test"),
                        new Field(":path", "/api/open/x")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 100})
    void a_body_of_another_length_than_was_told_ends_its_call(int told) {
        List<Field> upload = new ArrayList<>(request("POST", "/api/brisk/count"));
        upload.add(new Field("origin", World.ORIGIN));
        upload.add(new Field("x-csrf", "1"));
        String body = "GET /evil HTTP/1.1\r\nHost: a\r\n\r\n";
        assertEquals(200, browser.send(with(upload, "content-length", Integer.toString(body.length())), body));
        int status = browser.send(with(upload, "content-length", Integer.toString(told)), body);
        assertTrue(status == 0 || status == 400, "reset or refused: " + status);
        assertEquals(0, world.api.callsTo("evil"));
    }

    private static List<Field> with(List<Field> request, String name, String value) {
        List<Field> all = new ArrayList<>(request);
        all.add(new Field(name, value));
        return all;
    }

    @ParameterizedTest
    @MethodSource("requestsWithMoreThanOneReading")
    void a_request_with_more_than_one_reading_goes_nowhere(List<Field> request) {
        assertNothingArrived(send(request));
    }
}
