package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.RouteConfig;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.http.Hangup;
import io.gatehouse.kit.http.RequestIds;
import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call on its way to an upstream, until its answer begins or a problem stands in the answer's place. */
final class UpstreamCall {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamCall.class);
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final long LINGER_MILLIS = 1_000;
    /** Of a connection's calls. */
    private static final int FIRST = 1;

    private final HttpUpstream upstream;
    private final RoutingContext ctx;
    private final HttpServerRequest request;
    private final RouteConfig route;
    private final @Nullable VerifiedToken token;
    private final UpstreamHealth health;
    private @Nullable LimitedBody limited;
    private @Nullable HttpClientRequest sent;
    private boolean isSecondTry;
    private boolean isAnswered;

    UpstreamCall(
            HttpUpstream upstream,
            RoutingContext ctx,
            RouteConfig route,
            @Nullable VerifiedToken token,
            UpstreamHealth health) {
        this.upstream = upstream;
        this.ctx = ctx;
        this.request = ctx.request();
        this.route = route;
        this.token = token;
        this.health = health;
    }

    void begin() {
        // The body waits in the socket until there is somebody who takes it.
        request.pause();
        tryOnce();
    }

    private void tryOnce() {
        upstream.open(route, request.method(), request.uri(), isSecondTry).onComplete(this::send, this::failed);
    }

    private void send(HttpClientRequest call) {
        sent = call;
        request.response().exceptionHandler(gone -> giveUp(call, gone));
        call.response().onComplete(this::answered, this::failed);
        HeaderHygiene.request(request.headers(), call.headers());
        upstream.ours().addTo(call.headers(), ctx, token);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            call.putHeader(HttpHeaders.CONTENT_LENGTH, length);
            sendBody(call);
        } else if (hasBodyWithoutLength()) {
            call.setChunked(true);
            sendBody(call);
        } else {
            // It goes on in one piece; what would have carried a body is not waited for.
            call.end();
            request.resume();
        }
    }

    private void sendBody(HttpClientRequest call) {
        limited = new LimitedBody(request, route.maxBody(), this::stillSending);
        // Told of it, Vert.x does not log it, with a query that is none of the log's business; the answer's failure is.
        call.exceptionHandler(broken -> LOG.debug("The call to {} broke while it was sent.", route.prefix()));
        limited.pipe().endOnFailure(false).to(call).onFailure(broken -> giveUp(call, broken));
    }

    /**
     * In HTTP/1 a request without a length and without a coding has no body (RFC 9112, section 6.3); in HTTP/2 nobody has to say that one
     * comes. Unsaid to an upstream, it would be read as the next request of the connection. With safe methods a body has no meaning (RFC
     * 9110, section 9.3.1), and one without a length is left out.
     */
    private boolean hasBodyWithoutLength() {
        return request.version() == HttpVersion.HTTP_2
                ? !SAFE.contains(request.method())
                : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static void giveUp(HttpClientRequest call, Throwable reason) {
        call.reset(0, reason).onFailure(gone -> LOG.debug("The call had ended by itself."));
    }

    /** The wait for an answer begins anew with each piece: an upload may take longer than an API may think. */
    private void stillSending() {
        if (sent != null && !isAnswered && !route.timeout().isZero()) {
            sent.idleTimeout(route.timeout().toMillis());
        }
    }

    private void answered(HttpClientResponse answer) {
        isAnswered = true;
        if (!UpstreamAnswer.isSound(answer)) {
            answer.exceptionHandler(gone -> LOG.debug("An answer that nobody reads was given up."));
            IllegalStateException unsound = new IllegalStateException("an answer that cannot be passed on");
            giveUp(answer.request(), unsound);
            failed(unsound);
            return;
        }
        upstream.counters().of(route.prefix(), answer.statusCode()).increment();
        health.answered(answer.statusCode());
        new UpstreamAnswer(ctx, answer).pass(upstream, route, token);
    }

    private void failed(Throwable failure) {
        if (!isSecondTry && mayTryAgain(failure)) {
            isSecondTry = true;
            upstream.counters().retries(route.prefix()).increment();
            tryOnce();
            return;
        }
        if (!isOurs(failure)) {
            health.failed();
        }
        refuse(code(failure), reason(failure));
    }

    /** Vert.x words a time-out with the whole address of the call; what stands in a query is none of the log's business. */
    private static String reason(Throwable failure) {
        return failure instanceof TimeoutException ? "it took too long" : failure.toString();
    }

    /** Only what changes nothing (RFC 9110, section 9.2.2), and only where a connection failed: who is slow has got the call. */
    private boolean mayTryAgain(Throwable failure) {
        boolean isBroken = failure instanceof IOException || failure instanceof HttpClosedException;
        return isBroken && SAFE.contains(request.method()) && (sent == null || wasGivenUp(sent));
    }

    /**
     * Whether a call met a connection that had been kept, and that the upstream gave up in the same moment (RFC 9112, section 9.5). A body
     * is gone with it. One that breaks at its first call tells of an upstream that cannot answer this call.
     */
    private boolean wasGivenUp(HttpClientRequest call) {
        return limited == null && call.streamId() > FIRST && Silence.isUnbroken(call.connection());
    }

    private void refuse(ProblemCode code, String reason) {
        LOG.atWarn()
                .addKeyValue("requestId", RequestIds.of(ctx))
                .log("The upstream of {} failed: {}", route.prefix(), reason);
        Problem problem = code.problem();
        upstream.counters().of(route.prefix(), problem.status()).increment();
        // Whatever of the body is still to come is read and thrown away.
        request.resume();
        ProblemWriter.write(ctx, problem);
    }

    private ProblemCode code(Throwable failure) {
        if (limited != null && limited.isTooLarge()) {
            // The rest of the body is still on its way. Closing at once would reset the connection under our own
            // answer, so what comes is thrown away for a moment first.
            ctx.vertx().setTimer(LINGER_MILLIS, tick -> Hangup.after(request));
            return ProblemCode.PAYLOAD_TOO_LARGE;
        }
        return failure instanceof TimeoutException ? ProblemCode.UPSTREAM_TIMEOUT : ProblemCode.UPSTREAM_UNAVAILABLE;
    }

    /**
     * Whether the browser's side broke the call, not the upstream: it hung up, sent too much or what nobody may send, or was so slow in
     * sending that the upstream had nothing to answer. Whoever could make this count against the upstream could have it shut for everybody.
     */
    private boolean isOurs(Throwable failure) {
        boolean isTooLarge = limited != null && limited.isTooLarge();
        boolean isSlow = failure instanceof TimeoutException && !request.isEnded();
        // In HTTP/1, which upstreams speak, only we reset a call: when its body turns out to be none, or when nobody
        // waits.
        boolean isGivenUp = failure instanceof StreamResetException;
        return isTooLarge || isSlow || isGivenUp || ctx.response().closed();
    }
}
