package io.gatehouse.kit.http;

import static io.gatehouse.kit.http.RawHttp.exchange;
import static io.gatehouse.kit.http.RawHttp.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.kit.id.Uuid7;
import io.gatehouse.kit.problem.FieldError;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDoorTest {
    private static final String OK_HEAD = "Host: localhost\r\nConnection: close\r\n";

    private static Vertx vertx;
    private static int port;

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException, TimeoutException {
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route().handler(new RequestIds(new Uuid7(InstantSource.system(), new SecureRandom())));
        router.route().handler(new DoorGuard());
        router.post("/echo")
                .handler(BodyHandler.create(false).setBodyLimit(100))
                .handler(ctx -> ctx.response().end(ctx.body().buffer()));
        router.get("/fail/bug").handler(ctx -> {
            throw new IllegalStateException("secret detail");
        });
        router.get("/fail/closed").handler(ctx -> {
            ctx.fail(new HttpClosedException("gone"));
            ctx.response().end("nobody wrote before");
        });
        router.get("/fail/begun").handler(ctx -> {
            ctx.response().setChunked(true).write("begun");
            ctx.response().end().onComplete(sent -> ctx.fail(ProblemCode.NOT_FOUND.exception()));
        });
        router.get("/fail/problem").handler(ctx -> {
            throw ProblemCode.RATE_LIMIT_EXCEEDED
                    .problem()
                    .withRetryAfter(7)
                    .withDetail("Wait a little.")
                    .withErrors(List.of(new FieldError("email", "TAKEN", "Choose another.")))
                    .with("reason", "BUSY")
                    .exception();
        });
        router.get("/fail/:status")
                .handler(ctx -> ctx.fail(new HttpException(Integer.parseInt(ctx.pathParam("status")))));
        router.get("/early").handler(ctx -> ProblemWriter.write(ctx.response(), ProblemCode.FORBIDDEN.problem()));
        router.get("/*").handler(ctx -> ctx.response().end("fine " + RequestIds.of(ctx)));
        new FailureHandler().mount(router);
        HttpServerOptions options = ServerOptions.hardened();
        HttpServer server = StrictFraming.of(vertx.createHttpServer(options), options)
                .requestHandler(router)
                .invalidRequestHandler(new UnreadableRequests(new Uuid7(InstantSource.system(), new SecureRandom())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(RawHttp.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        port = server.actualPort();
    }

    @AfterAll
    static void stop() throws ExecutionException, InterruptedException, TimeoutException {
        vertx.close().toCompletionStage().toCompletableFuture().get(RawHttp.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/b-c_d.e~f", "/a?b=//c/../d;e%2F", "/caf%C3%A9", "/a/...", "/a/"})
    void an_ordinary_request_passes(String uri) throws IOException {
        assertEquals(200, status(get(uri)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//a",
                "/a//b",
                "/a/../b",
                "/a/./b",
                "/..",
                "/a/.",
                "/a;b=c",
                "/a\\b",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/%2e%2e/a",
                "/a%3bb",
                "/a%252fb",
                "/a%00",
                "http://localhost/a"
            })
    void a_path_that_may_be_read_in_two_ways_is_refused(String uri) throws IOException {
        String answer = get(uri);

        assertEquals(400, status(answer), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "localhost:80"})
    void nothing_lives_at_a_target_that_is_no_path(String uri) throws IOException {
        assertEquals("NOT_FOUND", body(get(uri)).getString("code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: close\r\n",
                "Host: a\r\nHost: b\r\nConnection: close\r\n",
                "Host: \r\nConnection: close\r\n",
                "Host: a\r\nTransfer-Encoding: xchunked\r\nConnection: close\r\n",
                "Host: a\r\nTransfer-Encoding: identity, chunked\r\nConnection: close\r\n",
                "Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n",
                "Host: a\r\nContent-Length: 3\r\nContent-Length: 4\r\nConnection: close\r\n",
                "Host : a\r\nConnection: close\r\n"
            })
    void ambiguous_heads_are_refused_and_the_connection_is_closed(String head) throws IOException {
        String answer = exchange(port, "POST /echo HTTP/1.1\r\n" + head + "\r\n");

        assertEquals(400, status(answer), answer);
    }

    @Test
    void nothing_after_a_refused_request_is_read() throws IOException {
        String refused = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n";
        String smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

        String answer = exchange(port, refused + smuggled);

        assertEquals(400, status(answer));
        assertFalse(answer.contains("fine"), answer);
    }

    @Test
    void headers_may_fill_sixteen_kilobytes_and_no_more() throws IOException {
        assertEquals(
                200, status(exchange(port, "GET / HTTP/1.1\r\n" + OK_HEAD + "X: " + "x".repeat(15_000) + "\r\n\r\n")));
        assertEquals(
                431, status(exchange(port, "GET / HTTP/1.1\r\n" + OK_HEAD + "X: " + "x".repeat(17_000) + "\r\n\r\n")));
        assertEquals(414, status(exchange(port, "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\n" + OK_HEAD + "\r\n")));
    }

    @ParameterizedTest
    @CsvSource({"400, VALIDATION_ERROR, 10, 1", "431, PAYLOAD_TOO_LARGE, 10, 17000", "414, PAYLOAD_TOO_LARGE, 9000, 1"})
    void what_is_no_http_is_answered_with_a_problem_too(int status, String code, int line, int header)
            throws IOException {
        String bad = status == 400 ? "\u0001" : "";
        String answer = exchange(
                port,
                "GET /" + "x".repeat(line) + " HTTP/1.1\r\n" + OK_HEAD + "X: " + bad + "x".repeat(header) + "\r\n\r\n");
        assertEquals(status, status(answer), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("\"code\":\"" + code + "\""), answer);
        assertTrue(answer.contains("\"requestId\":\""), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%zz", "%4", "a%C"})
    void a_path_with_a_broken_escape_is_a_problem(String path) throws IOException {
        String answer = exchange(port, "GET /" + path + " HTTP/1.1\r\n" + OK_HEAD + "\r\n");
        assertEquals(400, status(answer), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
    }

    @Test
    void clear_text_http2_is_not_spoken() throws IOException {
        String upgrade = "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\n";
        String settings = "HTTP2-Settings: AAMAAABkAAQAAP__\r\n";

        String answer = exchange(
                port,
                "GET / HTTP/1.1\r\nHost: a\r\n" + upgrade + settings + "\r\nGET / HTTP/1.1\r\n" + OK_HEAD + "\r\n");

        assertFalse(answer.startsWith("HTTP/1.1 101"), answer);
    }

    @Test
    void a_control_in_a_header_is_refused_wherever_it_stands() throws IOException {
        for (int place = 0; place < 20; place++) {
            for (char control : new char[] {0, 1, '\r', 0x1F, 0x7F}) {
                String value = "x".repeat(place) + control + "x".repeat(19 - place);
                assertEquals(400, status(get("/", "Cookie: a=" + value + "\r\n")), (int) control + " at " + place);
            }
        }
        for (char control = 0; control < ' '; control++) {
            if (control != '\t' && control != '\n') {
                assertEquals(400, status(get("/", "Cookie: a=b" + control + "c\r\n")), "control " + (int) control);
            }
        }
        assertEquals(400, status(get("/", "Cookie: \rX-Other: a\r\n")));
        assertEquals(400, status(get("/", "\rX-Other: a\r\nCookie: a\u0001\r\n")));
    }

    @Test
    void a_control_is_found_in_a_head_that_comes_in_pieces_and_in_a_later_request() throws IOException {
        String first = "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a=b\r\n\r\n";
        String second = "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a=" + "x".repeat(30) + "\u0001y\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(RawHttp.PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            for (byte letter : (first + second).getBytes(StandardCharsets.ISO_8859_1)) {
                socket.getOutputStream().write(letter);
            }
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(200, status(answers));
            assertEquals(400, status(answers.substring(answers.lastIndexOf("HTTP/1.1 "))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "\t", "", "a=b; c=\u00e9\u00ff\u0080", "~", "abcdefgh\tijklmnopqrstuvwxyz"})
    void tabs_and_letters_beyond_ascii_pass(String value) throws IOException {
        assertEquals(200, status(get("/", "Cookie: " + value + "\r\n")));
    }

    @Test
    void a_well_formed_request_id_is_kept_and_any_other_replaced() throws IOException {
        assertEquals("abc.DEF_123-x", requestId("X-Request-Id: abc.DEF_123-x\r\n"));
        for (String bad : List.of(
                "X-Request-Id: short\r\n",
                "X-Request-Id: a b c d e f g\r\n",
                "X-Request-Id: " + "x".repeat(65) + "\r\n",
                "X-Request-Id: abcdefgh\r\nX-Request-Id: abcdefgi\r\n",
                "")) {
            assertTrue(requestId(bad).matches("[0-9a-f-]{36}"), bad);
        }
    }

    @Test
    void a_bug_is_answered_without_a_word_about_it() throws IOException {
        String answer = get("/fail/bug");

        assertEquals(500, status(answer));
        assertEquals("INTERNAL_ERROR", body(answer).getString("code"));
        assertFalse(answer.contains("secret detail"));
    }

    @Test
    void a_problem_arrives_with_all_its_members() throws IOException {
        String answer = get("/fail/problem?secret=1");
        JsonObject problem = body(answer);

        assertEquals(429, status(answer));
        assertTrue(answer.contains("content-type: application/problem+json"), answer);
        assertTrue(answer.contains("cache-control: no-store"), answer);
        assertTrue(answer.contains("retry-after: 7"), answer);
        assertEquals("urn:gatehouse:problem:RATE_LIMIT_EXCEEDED", problem.getString("type"));
        assertEquals(429, problem.getInteger("status"));
        assertEquals("Too many requests. Wait a while.", problem.getString("title"));
        assertEquals("Wait a little.", problem.getString("detail"));
        assertEquals("/fail/problem", problem.getString("instance"));
        assertEquals(7, problem.getInteger("retryAfter"));
        assertEquals("BUSY", problem.getString("reason"));
        assertEquals("email", problem.getJsonArray("errors").getJsonObject(0).getString("field"));
        assertEquals(headerOf(answer, "X-Request-Id"), problem.getString("requestId"));
    }

    @ParameterizedTest
    @CsvSource({
        "401,401,UNAUTHENTICATED",
        "403,403,FORBIDDEN",
        "404,404,NOT_FOUND",
        "405,405,METHOD_NOT_ALLOWED",
        "413,413,PAYLOAD_TOO_LARGE",
        "415,415,UNSUPPORTED_MEDIA_TYPE",
        "429,429,RATE_LIMIT_EXCEEDED",
        "418,400,VALIDATION_ERROR",
        "502,502,UPSTREAM_UNAVAILABLE",
        "503,503,UNAVAILABLE",
        "504,504,UPSTREAM_TIMEOUT",
        "599,500,INTERNAL_ERROR"
    })
    void a_status_becomes_its_code(int given, int status, String code) throws IOException {
        String answer = get("/fail/" + given);

        assertEquals(status, status(answer));
        assertEquals(code, body(answer).getString("code"));
    }

    @Test
    void a_client_that_still_sends_can_read_why_it_should_not() throws IOException {
        try (java.net.Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = socket.getOutputStream();
            out.write("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 600000\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < 600_000; sent += 10_000) {
                out.write(new byte[10_000]);
            }
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(413, status(answer));
            assertTrue(answer.contains("connection: close") || answer.contains("Connection: close"), answer);
        }
    }

    @Test
    void a_body_over_the_limit_and_a_method_that_is_not_there_are_problems_too() throws IOException {
        String large =
                exchange(port, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n" + "x".repeat(101));
        assertEquals("PAYLOAD_TOO_LARGE", body(large).getString("code"));

        String method = exchange(port, "DELETE /echo HTTP/1.1\r\n" + OK_HEAD + "\r\n");
        assertEquals("METHOD_NOT_ALLOWED", body(method).getString("code"));
    }

    @Test
    void a_client_that_has_left_and_an_answer_that_has_begun_are_left_alone() throws IOException {
        assertTrue(get("/fail/closed").contains("nobody wrote before"));
        assertEquals(200, status(get("/fail/begun")));
    }

    @Test
    void an_answer_before_routing_names_no_path() throws IOException {
        JsonObject problem = body(get("/early"));

        assertEquals("FORBIDDEN", problem.getString("code"));
        assertFalse(problem.containsKey("instance"));
    }

    private static String requestId(String header) throws IOException {
        return headerOf(exchange(port, "GET / HTTP/1.1\r\n" + OK_HEAD + header + "\r\n"), "X-Request-Id");
    }

    private static String headerOf(String answer, String name) {
        return answer.lines()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 2);
    }

    private static String get(String uri) throws IOException {
        return get(uri, "");
    }

    private static String get(String uri, String header) throws IOException {
        return exchange(port, "GET " + uri + " HTTP/1.1\r\n" + OK_HEAD + header + "\r\n");
    }

    private static JsonObject body(String answer) {
        return new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
}
