package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.RouteConfig;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.http.Hangup;
import io.gatehouse.kit.http.RequestIds;
import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes HTTP calls on, streaming both ways: nothing is held in memory, server-sent events arrive as they are written. */
public final class HttpUpstream {
    private static final Logger LOG = LoggerFactory.getLogger(HttpUpstream.class);
    private static final long CONNECT_TIMEOUT_MILLIS = 2_000;
    /** Of an event stream. */
    private static final long LONGEST_SILENCE_MILLIS = 24 * 60 * 60 * 1_000L;

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final long LINGER_MILLIS = 1_000;
    /** Of a connection's calls. */
    private static final int FIRST = 1;

    private final UpstreamConnections connections;
    private final OurHeaders ours;
    private final OpenStreams streams;
    private final ProxyCounters counters;
    private final Duration heartbeat;
    /** Read from their texts once: of one event loop, like all of this. */
    private final Map<URI, SocketAddress> servers = new HashMap<>();
    /** By the prefix of their route. */
    private final Map<String, Set<String>> notForBrowsers;

    /**
     * Takes the parts.
     *
     * @param heartbeat how often a silent event stream gets a comment
     */
    public HttpUpstream(
            List<RouteConfig> routes,
            UpstreamConnections connections,
            OurHeaders ours,
            OpenStreams streams,
            ProxyCounters counters,
            Duration heartbeat) {
        this.notForBrowsers =
                routes.stream().collect(Collectors.toMap(RouteConfig::prefix, HeaderHygiene::notForBrowsers));
        this.connections = connections;
        this.ours = ours;
        this.streams = streams;
        this.counters = counters;
        this.heartbeat = heartbeat;
    }

    void pass(RoutingContext ctx, RouteConfig route, @Nullable VerifiedToken token, UpstreamHealth health) {
        HttpServerRequest request = ctx.request();
        OurHeaders.OfCall said = ours.of(ctx, token);
        HeaderHygiene.request(request.headers());
        announceBody(request);
        Interceptor interceptor = new Interceptor(ctx, route, token, said, health);
        HttpProxy.reverseProxy(connections.kept())
                .origin(proxied -> interceptor.request().onSuccess(interceptor::sending))
                .addInterceptor(interceptor, /* supportsWebSocketUpgrade= */ true)
                .handle(request);
    }

    /**
     * Says in HTTP/1's words that a body comes, which in HTTP/2 nobody has to say. Unsaid, upstreams would read the body as the next
     * request of the connection. With safe methods a body has no meaning (RFC 9110, section 9.3.1), and one without a length is left out.
     */
    private static void announceBody(HttpServerRequest request) {
        boolean isUnsaid = request.version() == HttpVersion.HTTP_2
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && !SAFE.contains(request.method());
        if (isUnsaid) {
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
    }

    /** A request without a length and without a coding has no body (RFC 9112, section 6.3). */
    private static boolean mayHaveBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }

    private Future<HttpClientRequest> request(HttpClient through, RouteConfig route, HttpServerRequest request) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setServer(servers.computeIfAbsent(route.upstream(), upstream -> UpstreamUri.address(route)))
                .setHost(route.upstream().getHost())
                .setPort(UpstreamUri.port(route))
                .setSsl(UpstreamUri.isTls(route))
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        if (!route.timeout().isZero()) {
            options.setIdleTimeout(route.timeout().toMillis());
        }
        return through.request(options);
    }

    /** Gives the upstream's answer its final headers, or puts a problem in its place. */
    private final class Interceptor implements ProxyInterceptor {
        private final RoutingContext ctx;
        private final RouteConfig route;
        private final @Nullable VerifiedToken token;
        private final OurHeaders.OfCall said;
        private final UpstreamHealth health;
        private @Nullable LimitedBody limited;
        private @Nullable HttpClientRequest sent;
        private boolean isSecondTry;
        private boolean isAnswered;
        private boolean isProblem;

        Interceptor(
                RoutingContext ctx,
                RouteConfig route,
                @Nullable VerifiedToken token,
                OurHeaders.OfCall said,
                UpstreamHealth health) {
            this.ctx = ctx;
            this.route = route;
            this.token = token;
            this.said = said;
            this.health = health;
        }

        Future<HttpClientRequest> request() {
            HttpClient through = isSecondTry ? connections.fresh() : connections.kept();
            return HttpUpstream.this.request(through, route, ctx.request());
        }

        void sending(HttpClientRequest request) {
            said.addTo(request.headers());
            sent = request;
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext proxied) {
            proxied.request().setURI(UpstreamUri.of(route, ctx.request().uri()));
            Body whole = proxied.request().getBody();
            if (!mayHaveBody(ctx.request())) {
                // Goes on whole, in one piece; what would have carried the body is not waited for.
                proxied.request().setBody(null);
                ctx.request().resume();
            } else if (whole != null) {
                limited = new LimitedBody(whole.stream(), route.maxBody(), this::stillSending);
                proxied.request().setBody(Body.body(limited, whole.length()));
            }
            return proxied.sendRequest().recover(failure -> failed(proxied, failure));
        }

        private Future<ProxyResponse> failed(ProxyContext proxied, Throwable failure) {
            if (isSecondTry || !mayTryAgain(failure)) {
                return Future.succeededFuture(problem(proxied, failure));
            }
            isSecondTry = true;
            counters.retries(route.prefix()).increment();
            return proxied.sendRequest().recover(again -> failed(proxied, again));
        }

        /** Only what changes nothing (RFC 9110, section 9.2.2), and only where a connection failed: who is slow has got the call. */
        private boolean mayTryAgain(Throwable failure) {
            boolean isBroken = failure instanceof IOException || failure instanceof HttpClosedException;
            return isBroken && SAFE.contains(ctx.request().method()) && (sent == null || wasGivenUp(sent));
        }

        /**
         * Whether a call met a connection that had been kept, and that the upstream gave up in the same moment (RFC 9112, section 9.5). A
         * body is gone with it. One that breaks at its first call tells of an upstream that cannot answer this call.
         */
        private boolean wasGivenUp(HttpClientRequest call) {
            return !mayHaveBody(ctx.request()) && call.streamId() > FIRST && Silence.isUnbroken(call.connection());
        }

        /** The wait for an answer begins anew with each piece: an upload may take longer than an API may think. */
        private void stillSending() {
            if (sent != null && !isAnswered && !route.timeout().isZero()) {
                sent.idleTimeout(route.timeout().toMillis());
            }
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext proxied) {
            isAnswered = true;
            HeaderHygiene.response(
                    proxied.response().headers(), Objects.requireNonNull(notForBrowsers.get(route.prefix())));
            if (token != null && !isProblem) {
                HeaderHygiene.keepPrivate(proxied.response().headers());
            }
            // Ours stands on the answer already; an upstream's own would be a second one.
            if (sent != null && OpenStreams.isEventStream(proxied.response().headers())) {
                // Silence is what such a stream mostly is: only an answer that does not begin is late.
                sent.idleTimeout(LONGEST_SILENCE_MILLIS);
                keepAlive(proxied.response());
                if (token != null) {
                    streams.track(token.session(), ctx, sent);
                }
            }
            proxied.response().headers().remove(RequestIds.HEADER);
            int status = proxied.response().getStatusCode();
            counters.of(route.prefix(), status).increment();
            if (!isProblem) {
                health.answered(status);
            }
            return proxied.sendResponse();
        }

        /** Only where the stream is plain and its length not told: nothing may be added to what is packed or counted. */
        private void keepAlive(ProxyResponse response) {
            Body body = response.getBody();
            if (body != null && body.length() < 0 && OpenStreams.mayBeAddedTo(response.headers())) {
                Heartbeat events = new Heartbeat(body.stream());
                response.setBody(Body.body(events, body.length(), body.mediaType()));
                events.into(ctx.response(), ctx.vertx(), heartbeat);
            }
        }

        private ProxyResponse problem(ProxyContext proxied, Throwable failure) {
            isProblem = true;
            String requestId = RequestIds.of(ctx);
            LOG.atWarn()
                    .addKeyValue("requestId", requestId)
                    .log("The upstream of {} failed: {}", route.prefix(), failure.toString());
            if (!isOurs(failure)) {
                health.failed();
            }
            Problem problem = code(failure).problem();
            Buffer body = ctx.request().method().equals(HttpMethod.HEAD)
                    ? Buffer.buffer()
                    : problem.toJson(ctx.request().path(), requestId).toBuffer();
            return proxied.request()
                    .release()
                    .response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", Problem.CONTENT_TYPE)
                    .putHeader("Cache-Control", "no-store")
                    .setBody(Body.body(body));
        }

        private ProblemCode code(Throwable failure) {
            if (limited != null && limited.isTooLarge()) {
                // The rest of the body is still on its way. Closing at once would reset the connection under our own
                // answer, so what comes is thrown away for a moment first.
                ctx.vertx().setTimer(LINGER_MILLIS, tick -> Hangup.after(ctx.request()));
                return ProblemCode.PAYLOAD_TOO_LARGE;
            }
            if (failure instanceof IllegalArgumentException) {
                // It cannot be said in HTTP/1, so it was not.
                return ProblemCode.VALIDATION_ERROR;
            }
            return failure instanceof TimeoutException
                    ? ProblemCode.UPSTREAM_TIMEOUT
                    : ProblemCode.UPSTREAM_UNAVAILABLE;
        }

        /**
         * Whether the browser's side broke the call, not the upstream: it hung up, sent too much or what nobody may send, or was so slow in
         * sending that the upstream had nothing to answer. Whoever could make this count against the upstream could have it shut for everybody.
         */
        private boolean isOurs(Throwable failure) {
            boolean isTooLarge = limited != null && limited.isTooLarge();
            boolean isSlow =
                    failure instanceof TimeoutException && !ctx.request().isEnded();
            boolean isUnsayable = failure instanceof IllegalArgumentException;
            // In HTTP/1, which upstreams speak, only we reset a call: when its body turns out to be none, or nobody
            // waits.
            boolean isGivenUp = failure instanceof StreamResetException;
            return isTooLarge
                    || isSlow
                    || isUnsayable
                    || isGivenUp
                    || ctx.response().closed();
        }
    }
}
