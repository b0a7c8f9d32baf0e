package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event streams and WebSockets through the gateway, and their end with their session. */
class StreamsTest {
    private static World world;
    private Browser browser;
    private WebSocketClient sockets;

    @BeforeAll
    static void startWorld() {
        world = World.start();
    }

    @AfterAll
    static void stopWorld() {
        world.close();
    }

    @BeforeEach
    void signIn() {
        browser = world.browser();
        browser.signIn();
        sockets = world.vertx.createWebSocketClient();
        world.api.sockets.clear();
        world.api.socketCloses.clear();
        world.api.feeds.clear();
    }

    private WebSocket connect(String path, Map<String, String> headers) {
        return Waiting.result(sockets.connect(options(path, headers)));
    }

    private WebSocketConnectOptions options(String path, Map<String, String> headers) {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(world.gateway.port())
                .setURI(path)
                .setAllowOriginHeader(headers.containsKey("Origin"))
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("Cookie", browser.cookies())
                        .addAll(headers));
    }

    private static Map<String, String> ownOrigin() {
        return Map.of("Origin", World.ORIGIN);
    }

    private int refusal(String path, Map<String, String> headers) {
        AssertionError failed =
                assertThrows(AssertionError.class, () -> Waiting.result(sockets.connect(options(path, headers))));
        return assertInstanceOf(UpgradeRejectedException.class, failed.getCause())
                .getStatus();
    }

    private UUID session() {
        return world.core.sessionOf(browser.cookie("__Host-Http-refresh"));
    }

    @Test
    void a_websocket_echoes_texts_and_binaries_in_order() {
        WebSocket socket = connect("/api/notes/ws", ownOrigin());
        List<String> received = new CopyOnWriteArrayList<>();
        socket.textMessageHandler(received::add);
        AtomicInteger binary = new AtomicInteger();
        socket.binaryMessageHandler(bytes -> binary.addAndGet(bytes.length()));
        for (int i = 0; i < 200; i++) {
            Waiting.result(socket.writeTextMessage("m" + i));
        }
        Waiting.result(socket.writeBinaryMessage(Buffer.buffer(new byte[200_000])));
        Waiting.until("all came back", () -> received.size() == 200 && binary.get() == 200_000);
        for (int i = 0; i < 200; i++) {
            assertEquals("echo m" + i, received.get(i));
        }
        MultiMap seen = world.api.sockets.getFirst().headers();
        assertTrue(String.valueOf(seen.get("Authorization")).startsWith("Bearer ey"));
        assertFalse(seen.contains("Cookie"));
        Waiting.result(socket.close((short) 4000, "bye"));
        Waiting.until("the upstream hears the code", () -> world.api.socketCloses.contains("4000 bye"));
    }

    @Test
    void a_close_of_the_upstream_reaches_the_browser() {
        WebSocket socket = connect("/api/open/ws", ownOrigin());
        Waiting.until("upstream connected", () -> world.api.sockets.size() == 1);
        AtomicInteger code = new AtomicInteger();
        socket.closeHandler(closed -> code.set(socket.closeStatusCode()));
        Waiting.result(world.api.sockets.getFirst().close((short) 1013, "later"));
        Waiting.until("the browser hears the code", () -> code.get() == 1013);
    }

    @Test
    void an_api_that_says_something_and_hangs_up_at_once_is_heard_to_the_end() {
        // The JDK's client: it keeps what arrives before anybody listens, as browsers do.
        URI uri = URI.create("ws://127.0.0.1:" + world.gateway.port() + "/api/notes/hangup");
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int call = 0; call < 20; call++) {
                List<String> heard = new CopyOnWriteArrayList<>();
                http.newWebSocketBuilder()
                        .header("Origin", World.ORIGIN)
                        .header("Cookie", browser.cookies())
                        .buildAsync(uri, new Listener(heard))
                        .join();
                Waiting.until("closed", () -> heard.equals(List.of("not today", "4403 no")));
            }
        }
    }

    private record Listener(List<String> heard) implements java.net.http.WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(java.net.http.WebSocket socket, CharSequence text, boolean isLast) {
            heard.add(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(java.net.http.WebSocket socket, int code, String reason) {
            heard.add(code + " " + reason);
            return null;
        }
    }

    @Test
    void many_websockets_are_open_at_once() {
        WebSocketClient client = world.vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(200));
        List<WebSocket> open = new ArrayList<>();
        for (int socket = 0; socket < 150; socket++) {
            open.add(Waiting.result(client.connect(options("/api/notes/ws", ownOrigin()))));
        }
        open.forEach(socket -> Waiting.result(socket.close()));
        Waiting.until("all are closed upstream", () -> world.api.socketCloses.size() == 150);
    }

    @Test
    void nothing_is_unpacked_that_could_be_larger_than_it_looks() {
        WebSocketClient packing = world.vertx.createWebSocketClient(new WebSocketClientOptions()
                .setTryUsePerMessageCompression(true)
                .setTryUsePerFrameCompression(true));
        WebSocket socket = Waiting.result(packing.connect(options("/api/notes/ws", ownOrigin())));
        assertFalse(socket.headers().contains("Sec-WebSocket-Extensions"), "no compression is agreed on");
    }

    @Test
    void a_websocket_of_another_origin_or_of_none_is_refused() {
        assertEquals(403, refusal("/api/notes/ws", Map.of("Origin", "https://evil.example")));
        assertEquals(403, refusal("/api/notes/ws", Map.of()));
        assertEquals(403, refusal("/api/open/ws", Map.of("Origin", "null")));
        assertEquals(0, world.api.sockets.size());
    }

    @Test
    void a_websocket_of_nobody_is_401_and_one_to_nowhere_is_502() {
        browser.jar().clear();
        assertEquals(401, refusal("/api/notes/ws", ownOrigin()));
        browser.signIn();
        assertEquals(502, refusal("/api/gone/ws", ownOrigin()));
    }

    @Test
    void ending_a_session_closes_its_websockets_with_4401_and_the_reason() {
        WebSocket socket = connect("/api/notes/ws", ownOrigin());
        Browser other = world.browser();
        other.signIn();
        List<String> closed = new CopyOnWriteArrayList<>();
        socket.closeHandler(end -> closed.add(socket.closeStatusCode() + " " + socket.closeReason()));
        world.core.end(session(), "REVOKED_BY_USER");
        Waiting.until("closed with the reason", () -> closed.equals(List.of("4401 REVOKED_BY_USER")));
        Waiting.until("and upstream", () -> world.api.socketCloses.size() == 1);
        assertEquals(200, other.get("/api/notes").status());
    }

    @Test
    void events_arrive_as_they_are_written_and_end_with_the_session() {
        Feed feed = Feed.open(browser, "/api/notes/events");
        Waiting.until("the first event", () -> feed.text().equals("data: hello\n\n"));
        Waiting.result(world.api.feeds.getFirst().write("data: two\n\n"));
        Waiting.until("the second event", () -> feed.text().endsWith("data: two\n\n"));
        world.core.end(session(), "REVOKED_BY_ADMIN");
        Waiting.until("the stream ends", () -> feed.whole().get() == 1);
        assertEquals(0, feed.broken().get(), "browsers report no error");
        assertEquals("data: hello\n\ndata: two\n\n\n\nevent: session-ended\ndata: REVOKED_BY_ADMIN\n\n", feed.text());
        Waiting.until("and upstream", () -> world.api.feeds.getFirst().closed());
    }

    @Test
    void to_who_knows_no_chunks_the_end_of_the_session_is_the_end_of_the_connection() throws Exception {
        FutureTask<String> heard = new FutureTask<>(() -> world.raw("GET /api/notes/events HTTP/1.0\r\n"
                + "Host: login.example.test\r\nConnection: keep-alive\r\nCookie: " + browser.cookies() + "\r\n\r\n"));
        Thread.ofVirtual().start(heard);
        Waiting.until("it began", () -> world.api.feeds.size() == 1);
        world.core.end(session(), "REVOKED_BY_ADMIN");
        String all = heard.get();
        assertTrue(all.endsWith("\n\nevent: session-ended\ndata: REVOKED_BY_ADMIN\n\n"), all);
    }

    @Test
    void a_session_that_runs_out_idle_takes_its_streams_along_and_no_others() {
        try (World watchful = World.start(Map.of("gateway.heartbeat", "50ms"))) {
            Browser idle = watchful.browser();
            idle.signIn();
            Browser other = watchful.browser();
            other.signIn();
            Feed feed = Feed.open(idle, "/api/notes/events");
            Feed others = Feed.open(other, "/api/notes/events");
            browser.jar().putAll(idle.jar());
            WebSocket socket = Waiting.result(
                    sockets.connect(options("/api/notes/ws", ownOrigin()).setPort(watchful.gateway.port())));
            List<String> closed = new CopyOnWriteArrayList<>();
            socket.closeHandler(end -> closed.add(socket.closeStatusCode() + " " + socket.closeReason()));
            UUID session = watchful.core.sessionOf(idle.cookie("__Host-Http-refresh"));
            Waiting.until("it was asked after", () -> watchful.core.askedAfter.contains(session));
            assertEquals(0, feed.whole().get(), "and is well");

            watchful.core.runOut(session);
            Waiting.until("closed with the reason", () -> closed.equals(List.of("4401 IDLE_TIMEOUT")));
            Waiting.until("the stream ends", () -> feed.whole().get() == 1);
            assertTrue(feed.text().endsWith("event: session-ended\ndata: IDLE_TIMEOUT\n\n"), feed.text());
            Browser.Reply refused = idle.get("/api/notes");
            assertEquals(401, refused.status());
            assertEquals("SESSION_EXPIRED", refused.code());
            assertEquals(List.of(), refused.setCookies());
            assertEquals(0, others.whole().get());
            assertEquals(200, other.get("/api/notes").status());
        }
    }

    @Test
    void only_sessions_with_streams_are_asked_after_and_a_core_that_is_away_is_asked_again() {
        try (World watchful = World.start(Map.of("gateway.heartbeat", "50ms"))) {
            Browser plain = watchful.browser();
            plain.signIn();
            assertEquals(200, plain.get("/api/notes").status());
            Browser reader = watchful.browser();
            reader.signIn();
            Feed feed = Feed.open(reader, "/api/notes/events");
            UUID session = watchful.core.sessionOf(reader.cookie("__Host-Http-refresh"));
            Waiting.until("it was asked after", () -> watchful.core.askedAfter.contains(session));
            assertEquals(Set.of(session), Set.copyOf(watchful.core.askedAfter));
            watchful.core.isAway = true;
            watchful.core.runOut(session);
            long told = feed.chunks().size();
            Waiting.until("signs of life go on", () -> feed.chunks().size() > told + 2);
            assertEquals(0, feed.whole().get());
            watchful.core.isAway = false;
            Waiting.until("the stream ends", () -> feed.whole().get() == 1);
        }
    }

    @Test
    void a_feed_whose_length_was_told_is_cut_with_its_session_and_nothing_is_added_to_it() {
        Feed feed = Feed.open(browser, "/api/notes/counted-events");
        Waiting.until("the first event", () -> feed.text().equals("data: hello\n\n"));
        world.core.end(session(), "REVOKED_BY_ADMIN");
        Waiting.until("the stream breaks off", () -> feed.broken().get() == 1);
        assertEquals("data: hello\n\n", feed.text());
        Waiting.until("and upstream", () -> world.api.feeds.getFirst().closed());
    }

    @Test
    void a_feed_that_is_silent_longer_than_its_route_waits_stays_open() {
        Feed feed = Feed.open(browser, "/api/brisk/events");
        Waiting.until("the first event", () -> feed.text().equals("data: hello\n\n"));
        // The route gives up on a silent API after 300 ms: another call shows when that time is over.
        assertEquals(504, browser.get("/api/brisk/stall").status());
        assertEquals(504, browser.get("/api/brisk/stall").status());
        Waiting.result(world.api.feeds.getFirst().write("data: late\n\n"));
        Waiting.until("the late event", () -> feed.text().endsWith("data: late\n\n"));
    }

    @Test
    void a_silent_feed_gets_a_sign_of_life_but_never_in_the_middle_of_an_event() {
        try (World lively = World.start(Map.of("gateway.heartbeat", "50ms"))) {
            Feed feed = Feed.open(lively.browser(), "/api/open/events");
            Waiting.until("comments", () -> feed.text().startsWith("data: hello\n\n:\n\n:\n\n"));
            HttpServerResponse api = lively.api.feeds.getFirst();
            for (String end : List.of("\n\n", "\r\n\r\n", "\r\r")) {
                Waiting.result(api.write("data: ha"));
                Waiting.until("the first half", () -> feed.text().endsWith("data: ha"));
                // A second feed tells that signs of life were due meanwhile.
                Feed clock = Feed.open(lively.browser(), "/api/open/events");
                Waiting.until("time passes", () -> clock.text().endsWith(":\n\n:\n\n:\n\n"));
                Waiting.result(api.write("lf" + end));
                Waiting.until("whole, and then comments", () -> feed.text().contains("data: half" + end + ":\n\n"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/notes/events", "/api/open/events"})
    void a_reader_that_leaves_closes_the_upstream_stream(String path) {
        Feed feed = Feed.open(browser, path);
        Waiting.until("it began", () -> world.api.feeds.size() == 1);
        Waiting.result(feed.answer().request().connection().close());
        Waiting.until("and upstream", () -> world.api.feeds.getFirst().closed());
    }

    @Test
    void the_upstream_chooses_the_subprotocol() {
        WebSocketConnectOptions options =
                options("/api/notes/ws", ownOrigin()).setSubProtocols(List.of("v1", "v2", "v3"));
        WebSocket socket = Waiting.result(sockets.connect(options));
        assertEquals("v2", socket.subProtocol());
        assertEquals("v1,v2,v3", world.api.sockets.getFirst().headers().get("Sec-WebSocket-Protocol"));
        WebSocket none = connect("/api/notes/ws", ownOrigin());
        assertNull(none.subProtocol());
    }

    /** An event stream as a browser reads it. */
    private record Feed(HttpClientResponse answer, List<String> chunks, AtomicInteger whole, AtomicInteger broken) {
        static Feed open(Browser browser, String path) {
            HttpClientResponse answer = Waiting.result(browser.request(
                            HttpMethod.GET,
                            path,
                            MultiMap.caseInsensitiveMultiMap().add("Cookie", browser.cookies()))
                    .compose(HttpClientRequest::send)
                    .map(HttpClientResponse::pause));
            Feed feed = new Feed(answer, new CopyOnWriteArrayList<>(), new AtomicInteger(), new AtomicInteger());
            answer.handler(chunk -> feed.chunks.add(chunk.toString()));
            answer.exceptionHandler(failure -> feed.broken.incrementAndGet());
            answer.endHandler(end -> feed.whole.incrementAndGet());
            answer.resume();
            return feed;
        }

        String text() {
            return String.join("", chunks);
        }
    }
}
