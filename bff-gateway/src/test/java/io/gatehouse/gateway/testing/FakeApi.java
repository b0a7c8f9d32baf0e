package io.gatehouse.gateway.testing;

import io.gatehouse.gateway.kernel.Paths;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A product API: tells what reached it, streams, stalls and misbehaves on demand. */
public final class FakeApi implements AutoCloseable {
    private final Vertx vertx;
    private final HttpServer server;

    public final List<HttpServerRequest> stalled = new CopyOnWriteArrayList<>();
    public final List<HttpServerResponse> feeds = new CopyOnWriteArrayList<>();
    public final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    public final List<String> socketCloses = new CopyOnWriteArrayList<>();
    public final AtomicLong calls = new AtomicLong();
    private final Map<String, AtomicLong> callsByName = new ConcurrentHashMap<>();
    /** Bytes of large answers that the network has taken. */
    public final AtomicLong written = new AtomicLong();

    /** Bodies that are not read until somebody says so. */
    public final List<Runnable> unread = new CopyOnWriteArrayList<>();

    public FakeApi(Vertx vertx) {
        this.vertx = vertx;
        server = Waiting.result(vertx.createHttpServer(new HttpServerOptions().setWebSocketSubProtocols(List.of("v2")))
                .requestHandler(this::handle)
                .webSocketHandler(this::accept)
                .listen(0, "127.0.0.1"));
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Counts the calls whose path ended with the name: a call that an earlier test broke off may still be on its way. */
    public long callsTo(String name) {
        AtomicLong counted = callsByName.get(name);
        return counted == null ? 0 : counted.get();
    }

    @Override
    public void close() {
        Waiting.result(server.close());
    }

    private void handle(HttpServerRequest request) {
        calls.incrementAndGet();
        String path = Paths.of(request);
        String last = path.substring(path.lastIndexOf('/') + 1);
        callsByName.computeIfAbsent(last, absent -> new AtomicLong()).incrementAndGet();
        switch (last) {
            case "stall" -> stalled.add(request);
            case "cut" -> request.connection().close();
            case "teapot" -> request.response().setStatusCode(418).end("short and stout");
            case "broken" -> request.response().setStatusCode(500).end("boom");
            case "misbehave" -> misbehave(request.response());
            case "events" -> feed(request.response().setChunked(true));
            case "counted-events" -> feed(request.response().putHeader("Content-Length", "1000"));
            case "large" -> large(request, 64);
            case "huge" -> large(request, Integer.parseInt(request.getParam("megabytes")));
            case "count" -> count(request);
            case "later" -> {
                request.pause();
                Context context = vertx.getOrCreateContext();
                unread.add(() -> context.runOnContext(now -> request.resume()));
                count(request);
            }
            default -> request.body().onSuccess(body -> echo(request, body));
        }
    }

    private void feed(HttpServerResponse feed) {
        feed.putHeader("Content-Type", "text/event-stream");
        feeds.add(feed);
        var _ = feed.write("data: hello\n\n");
    }

    private static void misbehave(HttpServerResponse response) {
        response.headers()
                .add("Set-Cookie", "__Host-Http-access=stolen; Path=/")
                .add("Set-Cookie", "theme=dark; Path=/")
                .add("Set-Cookie", "dev-refresh=stolen; Path=/")
                .add("Set-Cookie", "basket=7; Path=/");
        response.putHeader("Service-Worker-Allowed", "/")
                .putHeader("NEL", "{\"report_to\":\"elsewhere\",\"max_age\":9999}")
                .putHeader("Report-To", "{\"group\":\"elsewhere\"}")
                .putHeader("Set-Login", "logged-out")
                .putHeader("Accept-CH", "Sec-CH-UA-Model")
                .putHeader("Server", "secret/1.0")
                .putHeader("X-Powered-By", "magic")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Allow-Credentials", "true")
                .putHeader("Access-Control-Expose-Headers", "X-Count")
                .putHeader("Connection", "x-internal")
                .putHeader("X-Internal", "leak")
                .putHeader("X-Request-Id", "the-upstreams-own")
                .putHeader("Clear-Site-Data", "\"cookies\"")
                .putHeader("Strict-Transport-Security", "max-age=0")
                .putHeader("Cache-Control", "public, max-age=3600")
                .end("{}");
    }

    private void large(HttpServerRequest request, int megabytes) {
        HttpServerResponse response = request.response();
        Buffer chunk = Buffer.buffer(new byte[1024 * 1024]);
        response.putHeader("Content-Length", Long.toString(megabytes * 1024L * 1024L));
        write(response, chunk, megabytes);
    }

    private void write(HttpServerResponse response, Buffer chunk, int left) {
        if (left == 0) {
            response.end();
        } else {
            response.write(chunk).onSuccess(done -> {
                written.addAndGet(chunk.length());
                write(response, chunk, left - 1);
            });
        }
    }

    private static void count(HttpServerRequest request) {
        AtomicLong bytes = new AtomicLong();
        request.handler(chunk -> bytes.addAndGet(chunk.length()));
        request.endHandler(end -> request.response().end(Long.toString(bytes.get())));
    }

    private static void echo(HttpServerRequest request, Buffer body) {
        JsonObject headers = new JsonObject();
        for (String name : request.headers().names()) {
            headers.put(
                    name.toLowerCase(Locale.ROOT),
                    new JsonArray(List.copyOf(request.headers().getAll(name))));
        }
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("method", request.method().name())
                        .put("uri", request.uri())
                        .put("headers", headers)
                        .put("body", body.toString())
                        .toBuffer());
    }

    private void accept(ServerWebSocket socket) {
        if (socket.path().endsWith("/hangup")) {
            var _ = socket.writeTextMessage("not today");
            var _ = socket.close((short) 4403, "no");
            return;
        }
        sockets.add(socket);
        socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
        socket.binaryMessageHandler(socket::writeBinaryMessage);
        socket.closeHandler(closed -> socketCloses.add(socket.closeStatusCode() + " " + socket.closeReason()));
    }
}
