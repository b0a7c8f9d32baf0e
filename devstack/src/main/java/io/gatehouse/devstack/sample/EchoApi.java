package io.gatehouse.devstack.sample;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code /api/echo}: shows a developer exactly what an upstream receives, with the token shortened. */
final class EchoApi {
    private static final String SCHEME = "Bearer ";
    private static final int SHOWN_OF_TOKEN = 12;

    void mount(Router router) {
        router.get("/api/echo/ws")
                .handler(ctx -> ctx.request().toWebSocket().onFailure(ctx::fail).onSuccess(EchoApi::echo));
        router.route("/api/echo/*").handler(EchoApi::show);
    }

    private static void show(RoutingContext ctx) {
        JsonObject headers = new JsonObject();
        ctx.request()
                .headers()
                .names()
                .forEach(name -> headers.put(
                        name.toLowerCase(Locale.ROOT),
                        ctx.request().headers().getAll(name).stream()
                                .map(EchoApi::shortened)
                                .collect(Collectors.joining(", "))));
        SampleServer.json(
                ctx,
                200,
                new JsonObject()
                        .put("method", ctx.request().method().name())
                        .put("path", ctx.request().uri())
                        .put("subject", BearerGuard.subject(ctx))
                        .put("headers", headers));
    }

    private static String shortened(String value) {
        int shown = SCHEME.length() + SHOWN_OF_TOKEN;
        return value.startsWith(SCHEME) && value.length() > shown ? value.substring(0, shown) + "…" : value;
    }

    /** Text as text, binary as binary, and no more in memory than the slower side can take. */
    private static void echo(ServerWebSocket socket) {
        socket.frameHandler(frame -> {
            if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
                socket.writeFrame(frame);
                if (socket.writeQueueFull()) {
                    socket.pause();
                    socket.drainHandler(drained -> socket.resume());
                }
            }
        });
    }
}
