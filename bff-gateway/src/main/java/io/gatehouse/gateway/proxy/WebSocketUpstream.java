package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.RouteConfig;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes WebSockets on. They end here and begin anew towards the upstream: only then can an ended session close its sockets with a code
 * and a reason, which a tunnel cannot.
 */
public final class WebSocketUpstream {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketUpstream.class);
    private static final long HANDSHAKE_MILLIS = 5_000;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final String SUB_PROTOCOL = "Sec-WebSocket-Protocol";
    private static final String HANDSHAKE = "sec-websocket-";
    private static final String ORIGIN = "Origin";

    private final WebSocketClient client;
    private final OurHeaders ours;
    private final OpenStreams streams;
    private final Duration heartbeat;

    /**
     * Takes the parts.
     *
     * @param heartbeat how often browsers are pinged
     */
    public WebSocketUpstream(WebSocketClient client, OurHeaders ours, OpenStreams streams, Duration heartbeat) {
        this.client = client;
        this.ours = ours;
        this.streams = streams;
        this.heartbeat = heartbeat;
    }

    void pass(RoutingContext ctx, RouteConfig route, @Nullable VerifiedToken token, UpstreamHealth health) {
        HttpServerRequest request = ctx.request();
        if (!request.canUpgradeToWebSocket()) {
            ctx.fail(ProblemCode.VALIDATION_ERROR
                    .problem()
                    .withDetail("This is no WebSocket handshake.")
                    .exception());
            return;
        }
        // Without this the upgrade would run out of the handshake's end while the upstream is asked.
        request.pause();
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost(route.upstream().getHost())
                .setPort(UpstreamUri.port(route))
                .setSsl(UpstreamUri.isTls(route))
                .setURI(UpstreamUri.of(route, request.uri()))
                .setTimeout(HANDSHAKE_MILLIS)
                .setConnectTimeout(HANDSHAKE_MILLIS)
                .setHeaders(headers(ctx, token));
        List<String> offered = subProtocols(request);
        if (!offered.isEmpty()) {
            options.setSubProtocols(offered);
        }
        client.connect(options).onComplete(outcome -> {
            if (outcome.failed()) {
                note(health, outcome.cause());
                refuse(ctx, route, outcome.cause());
            } else {
                health.answered(SWITCHING_PROTOCOLS);
                accept(ctx, route, outcome.result(), token);
            }
        });
    }

    private MultiMap headers(RoutingContext ctx, @Nullable VerifiedToken token) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        HeaderHygiene.request(ctx.request().headers(), headers);
        ours.addTo(headers, ctx, token);
        List<String> names = List.copyOf(headers.names());
        names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(HANDSHAKE) || ORIGIN.equalsIgnoreCase(name))
                .forEach(headers::remove);
        return headers;
    }

    private static List<String> subProtocols(HttpServerRequest request) {
        return request.headers().getAll(SUB_PROTOCOL).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Our server takes the first that is offered, so only the one is left that the upstream has chosen. */
    private static void choose(HttpServerRequest request, @Nullable String chosen) {
        request.headers().remove(SUB_PROTOCOL);
        if (chosen != null && !chosen.isEmpty()) {
            request.headers().set(SUB_PROTOCOL, chosen);
        }
    }

    private static void note(UpstreamHealth health, Throwable failure) {
        if (failure instanceof UpgradeRejectedException answer) {
            health.answered(answer.getStatus());
        } else if (failure instanceof WebSocketClientHandshakeException) {
            // It accepted, but with none of the subprotocols that the browser offered: the browser chose those, so it
            // must not be able to shut the upstream for everybody by them.
            health.answered(SWITCHING_PROTOCOLS);
        } else {
            health.failed();
        }
    }

    private static void refuse(RoutingContext ctx, RouteConfig route, Throwable failure) {
        LOG.atWarn().log("The upstream of {} took no WebSocket: {}", route.prefix(), failure.toString());
        boolean isRefusal = failure instanceof UpgradeRejectedException refused && refused.getStatus() / 100 == 4;
        ctx.request().resume();
        ProblemCode silence =
                failure instanceof TimeoutException ? ProblemCode.UPSTREAM_TIMEOUT : ProblemCode.UPSTREAM_UNAVAILABLE;
        ProblemWriter.write(ctx, (isRefusal ? ProblemCode.NOT_FOUND : silence).problem());
    }

    private void accept(RoutingContext ctx, RouteConfig route, WebSocket upstream, @Nullable VerifiedToken token) {
        if (upstream.isClosed()) {
            refuse(ctx, route, new IllegalStateException("it hung up at once"));
            return;
        }
        JoinedSockets sockets = new JoinedSockets(upstream);
        choose(ctx.request(), upstream.subProtocol());
        ctx.request().toWebSocket().onComplete(outcome -> {
            if (outcome.failed()) {
                sockets.abandon();
                ctx.request().resume();
                ProblemWriter.write(ctx, ProblemCode.VALIDATION_ERROR.problem());
            } else {
                join(ctx.vertx(), outcome.result(), sockets, token);
            }
        });
    }

    private void join(Vertx vertx, ServerWebSocket browser, JoinedSockets sockets, @Nullable VerifiedToken token) {
        long pinging = vertx.setPeriodic(heartbeat.toMillis(), tick -> browser.writePing(Buffer.buffer()));
        Consumer<String> close = reason -> browser.close(OpenStreams.CLOSED_BY_REVOCATION, reason);
        sockets.with(vertx, browser, () -> {
            vertx.cancelTimer(pinging);
            if (token != null) {
                streams.remove(token.session(), close);
            }
        });
        if (token != null && !browser.isClosed()) {
            streams.add(token.session(), close);
        }
    }
}
