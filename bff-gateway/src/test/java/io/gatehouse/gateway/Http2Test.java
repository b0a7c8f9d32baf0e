package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.TestCertificate;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway without an edge before it: TLS, and HTTP/2 to browsers. */
class Http2Test {
    @TempDir
    private static Path folder;

    private static World world;
    private Browser browser;

    @BeforeAll
    static void start() {
        TestCertificate files = TestCertificate.in(folder, "login.example.test");
        world = World.start(Map.of(
                "gateway.tls.certificate", files.certificate().toString(),
                "gateway.tls.key", files.key().toString()));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void signIn() {
        browser = world.browser();
        assertEquals(200, browser.signIn().status());
    }

    private MultiMap ownPage() {
        return MultiMap.caseInsensitiveMultiMap()
                .add("Cookie", browser.cookies())
                .add("Origin", World.ORIGIN)
                .add("X-CSRF", "1");
    }

    private HttpClientResponse answer(HttpMethod method, String path, MultiMap headers) {
        return Waiting.result(browser.request(method, path, headers).compose(HttpClientRequest::send));
    }

    @Test
    void a_browser_speaks_http2_and_the_api_what_it_always_did() {
        assertEquals(
                HttpVersion.HTTP_2,
                answer(HttpMethod.GET, "/health/live", ownPage()).version());
        JsonObject seen = browser.send(
                        HttpMethod.POST, "/api/notes/7?a=b", Map.of("X-Kept", "yes"), Buffer.buffer("hello"))
                .json();
        assertEquals("/api/notes/7?a=b", seen.getString("uri"));
        assertEquals("hello", seen.getString("body"));
        JsonObject headers = seen.getJsonObject("headers");
        assertEquals(List.of("yes"), headers.getJsonArray("x-kept").getList());
        assertEquals(1, headers.getJsonArray("host").size());
        assertEquals(
                List.of("login.example.test"),
                headers.getJsonArray("x-forwarded-host").getList());
        assertTrue(headers.fieldNames().stream().noneMatch(name -> name.startsWith(":")), headers.encode());
        assertFalse(headers.containsKey("cookie"));
    }

    @Test
    void cookies_that_come_in_pieces_are_one_header() {
        // RFC 9113, section 8.2.3: a client may split Cookie, so that it compresses better.
        MultiMap pieces = MultiMap.caseInsensitiveMultiMap();
        browser.jar().forEach((name, value) -> pieces.add("Cookie", name + "=" + value));
        pieces.add("Cookie", "theme=dark").add("Cookie", "basket=7");
        Reply reply = Waiting.result(browser.exchange(HttpMethod.GET, "/api/notes/x", pieces, HttpClientRequest::send));
        assertEquals(200, reply.status());
        assertEquals(
                List.of("theme=dark; basket=7"),
                reply.json().getJsonObject("headers").getJsonArray("cookie").getList());
    }

    @Test
    void what_may_not_be_said_in_http2_is_not_said() {
        Reply reply = browser.get("/api/notes/misbehave");
        assertEquals(200, reply.status());
        for (String gone : List.of("Connection", "Keep-Alive", "Transfer-Encoding", "X-Internal")) {
            assertEquals("", reply.header(gone), gone);
        }
        assertEquals("max-age=63072000; includeSubDomains", reply.header("Strict-Transport-Security"));
    }

    @Test
    void large_bodies_stream_both_ways() {
        AtomicLong bytes = new AtomicLong();
        HttpClientResponse response =
                Waiting.result(browser.request(HttpMethod.GET, "/api/files/huge?megabytes=8", ownPage())
                        .compose(HttpClientRequest::send)
                        .map(HttpClientResponse::pause));
        response.handler(chunk -> bytes.addAndGet(chunk.length()));
        Future<Void> ended = response.end();
        response.resume();
        Waiting.result(ended);
        assertEquals(8L * 1024 * 1024, bytes.get());
        Buffer body = Buffer.buffer(new byte[4 * 1024 * 1024]);
        Reply counted = Waiting.result(browser.exchange(HttpMethod.PUT, "/api/files/count", ownPage(), body));
        assertEquals(Integer.toString(body.length()), counted.body().toString());
    }

    @Test
    void a_body_without_a_length_is_never_read_as_a_request_of_its_own() {
        long before = world.api.calls.get();
        Reply counted = Waiting.result(browser.exchange(HttpMethod.POST, "/api/files/count", ownPage(), request -> {
            request.setChunked(true);
            var _ = request.end(Buffer.buffer("GET /api/notes/smuggled HTTP/1.1\r\nHost: x\r\n\r\n"));
            return request.response();
        }));
        assertEquals("45", counted.body().toString());
        assertEquals(200, browser.get("/api/files/x").status());
        assertEquals(before + 2, world.api.calls.get(), "the upload and the call after it, and nothing between");
    }

    @Test
    void an_upload_of_unknown_length_arrives() {
        Reply counted = Waiting.result(browser.exchange(HttpMethod.POST, "/api/files/count", ownPage(), request -> {
            request.setChunked(true);
            for (int piece = 0; piece < 10; piece++) {
                var _ = request.write(Buffer.buffer(new byte[100_000]));
            }
            var _ = request.end();
            return request.response();
        }));
        assertEquals("1000000", counted.body().toString());
    }

    @Test
    void a_body_that_is_no_json_needs_no_length_to_be_refused() {
        MultiMap headers = ownPage().add("Content-Type", "text/plain");
        long before = world.core.calls("/api/v1/auth/login");
        Reply reply = Waiting.result(browser.exchange(HttpMethod.POST, "/api/v1/auth/login", headers, request -> {
            request.setChunked(true);
            var _ = request.end(Buffer.buffer("{\"identifier\":\"ada\",\"password\":\"right\"}"));
            return request.response();
        }));
        assertEquals(415, reply.status());
        assertEquals(before, world.core.calls("/api/v1/auth/login"));
    }

    @Test
    void event_streams_arrive_as_they_are_written_and_end_with_their_session() {
        int before = world.api.feeds.size();
        HttpClientResponse feed = Waiting.result(browser.request(HttpMethod.GET, "/api/notes/events", ownPage())
                .compose(HttpClientRequest::send)
                .map(HttpClientResponse::pause));
        List<String> events = new CopyOnWriteArrayList<>();
        feed.handler(chunk -> events.add(chunk.toString()));
        feed.resume();
        Waiting.until("the first event", () -> events.toString().contains("hello"));
        assertEquals(before + 1, world.api.feeds.size());
        assertEquals(200, browser.get("/api/notes/x").status(), "beside it, on the same connection");
        assertEquals(204, browser.post("/api/v1/auth/logout", null).status());
        Waiting.until("the last event", () -> events.toString().contains("session-ended"));
    }

    @Test
    void a_body_that_grows_too_large_ends_its_own_stream_and_no_other() {
        HttpClientResponse stalled = Waiting.result(
                browser.request(HttpMethod.GET, "/api/notes/events", ownPage()).compose(HttpClientRequest::send));
        List<Boolean> closed = new CopyOnWriteArrayList<>();
        stalled.request().connection().closeHandler(end -> closed.add(true));
        HttpClientRequest upload = Waiting.result(browser.request(HttpMethod.POST, "/api/brisk/count", ownPage()));
        upload.setChunked(true);
        Future<HttpClientResponse> answer = upload.response();
        var _ = upload.write(Buffer.buffer(new byte[2_000]));
        assertEquals(413, Waiting.result(answer).statusCode());
        List<Throwable> reset = new CopyOnWriteArrayList<>();
        upload.exceptionHandler(reset::add);
        Waiting.until("the upload is cut off", () -> {
            var _ = upload.write(Buffer.buffer(new byte[100]));
            return !reset.isEmpty();
        });
        assertEquals(200, browser.get("/api/notes/x").status());
        assertEquals(List.of(), closed, "the connection lives on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/open/../v1/auth/me",
                "/api//open",
                "/api/open/%2e%2e/x",
                "/api/open;x",
                "/@evil.example",
                "//evil.example/api/open",
                "http://evil.example/api/open",
                "*",
                "api/open"
            })
    void paths_with_more_than_one_reading_are_refused_and_the_connection_lives_on(String path) {
        long before = world.api.calls.get();
        HttpClientResponse refused = answer(HttpMethod.GET, path, ownPage());
        assertTrue(Set.of(400, 404).contains(refused.statusCode()), path);
        assertEquals(before, world.api.calls.get());
        assertEquals(200, browser.get("/api/open/x").status());
    }

    @ParameterizedTest
    @CsvSource({
        "login.example.test, login.example.test, 200",
        "login.example.test, '', 200",
        "login.example.test, evil.example, 0",
        "login.example.test, login.example.test:444, 0"
    })
    void a_host_beside_the_authority_may_say_nothing_else(String authority, String host, int status) {
        MultiMap headers = ownPage();
        if (!host.isEmpty()) {
            headers.add("host", host);
        }
        long before = world.core.calls("/api/v1/auth/me");
        int answered = Waiting.result(browser.request(HttpMethod.GET, "/api/v1/auth/me", headers)
                .compose(request ->
                        request.authority(HostAndPort.authority(authority)).send())
                .map(HttpClientResponse::statusCode)
                .otherwise(reset -> 0));
        assertEquals(status, answered, "0 is a stream that was reset");
        assertEquals(status == 200 ? before + 1 : before, world.core.calls("/api/v1/auth/me"));
        if (status == 200) {
            assertEquals(
                    authority,
                    Objects.requireNonNull(world.core.calls.stream()
                                    .filter(call -> call.path().endsWith("/me"))
                                    .toList()
                                    .getLast()
                                    .client())
                            .host());
        }
    }

    @Test
    void headers_that_are_too_large_are_431_and_take_the_cookies_along() {
        HttpClientResponse refused = answer(
                HttpMethod.GET,
                "/api/notes",
                MultiMap.caseInsensitiveMultiMap().add("Cookie", "a=" + "x".repeat(20_000)));
        assertEquals(431, refused.statusCode());
        List<String> cookies = refused.headers().getAll("Set-Cookie");
        assertTrue(
                cookies.size() >= 4 && cookies.stream().allMatch(line -> line.contains("Max-Age=0")),
                cookies.toString());
        assertEquals(200, browser.get("/api/notes").status());
    }

    @Test
    void no_request_of_another_site_gets_through_here_either() {
        assertEquals(
                "CSRF_REJECTED",
                browser.send(HttpMethod.POST, "/api/notes", Map.of("Origin", "https://evil.example"), null)
                        .code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void who_speaks_http1_only_is_served_too(String protocol) {
        HttpClient old = world.vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setEnabledSecureTransportProtocols(Set.of(protocol)));
        HttpClientResponse response = Waiting.result(old.request(new RequestOptions()
                        .setHost("127.0.0.1")
                        .setPort(world.gateway.port())
                        .setURI("/health/live"))
                .compose(HttpClientRequest::send));
        assertEquals(200, response.statusCode());
        assertEquals(HttpVersion.HTTP_1_1, response.version());
        assertEquals(protocol, response.request().connection().sslSession().getProtocol());
    }

    @Test
    void plain_text_is_not_spoken() {
        HttpClient plain = world.vertx.createHttpClient();
        assertNotEquals(
                200,
                Waiting.result(plain.request(new RequestOptions()
                                .setHost("127.0.0.1")
                                .setPort(world.gateway.port())
                                .setURI("/health/live"))
                        .compose(HttpClientRequest::send)
                        .map(HttpClientResponse::statusCode)
                        .otherwise(-1)));
    }

    @Test
    void websockets_come_by_http1_over_tls() {
        WebSocket socket = Waiting.result(world.vertx
                .createWebSocketClient(new WebSocketClientOptions()
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false))
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(world.gateway.port())
                        .setURI("/api/notes/ws")
                        .setAllowOriginHeader(true)
                        .setHeaders(MultiMap.caseInsensitiveMultiMap()
                                .add("Cookie", browser.cookies())
                                .add("Origin", World.ORIGIN))));
        List<String> heard = new CopyOnWriteArrayList<>();
        socket.textMessageHandler(heard::add);
        var _ = socket.writeTextMessage("hi");
        Waiting.until("an echo", () -> heard.contains("echo hi"));
        assertNotNull(socket.sslSession());
    }
}
