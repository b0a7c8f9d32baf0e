package io.gatehouse.core.webhook.sending;

import io.gatehouse.core.webhook.Courier;
import io.gatehouse.kit.http.OnContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts over HTTP/1.1 to the address it is given. The host's name is only said to the server: in the request, in the TLS greeting, and
 * when its certificate is checked. Each post has a connection of its own, so nothing of one endpoint reaches another.
 */
public final class HttpCourier implements Courier {
    /** What an endpoint may say before we hang up: enough for the polite, too little to hold us. */
    private static final int LONGEST_ANSWER = 8 * 1024;

    private static final int MOST_FOR_ONE_HOST = 64;

    private final Vertx vertx;
    private final HttpClient client;

    public HttpCourier(Vertx vertx) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxHeaderSize(LONGEST_ANSWER)
                .setVerifyHost(true)
                .setDecompressionSupported(false);
        this.vertx = vertx;
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(MOST_FOR_ONE_HOST));
    }

    @Override
    public int post(URI url, InetAddress address, Map<String, String> headers, byte[] body, Duration timeout)
            throws Undelivered {
        RequestOptions options = options(url, address, timeout);
        headers.forEach(options::putHeader);
        AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
        try {
            return OnContext.call(
                            vertx,
                            () -> client.request(options)
                                    .compose(request -> {
                                        sent.set(request);
                                        return request.send(Buffer.buffer(body));
                                    })
                                    .compose(HttpCourier::status)
                                    .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS))
                    .await();
        } catch (Throwable failure) {
            throw undelivered(failure);
        } finally {
            hangUp(sent.get());
        }
    }

    private static RequestOptions options(URI url, InetAddress address, Duration timeout) {
        boolean isHttps = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : isHttps ? 443 : 80;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(isHttps)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .setConnectTimeout(timeout.toMillis())
                .setIdleTimeout(timeout.toMillis());
    }

    /** Reads a little of the answer, so that a polite endpoint can end it, and forgets it. */
    private static Future<Integer> status(HttpClientResponse response) {
        Promise<Integer> status = Promise.promise();
        AtomicInteger read = new AtomicInteger();
        response.handler(part -> {
            if (read.addAndGet(part.length()) > LONGEST_ANSWER) {
                status.tryComplete(response.statusCode());
            }
        });
        response.exceptionHandler(broken -> status.tryComplete(response.statusCode()));
        response.endHandler(end -> status.tryComplete(response.statusCode()));
        return status.future();
    }

    private static void hangUp(@Nullable HttpClientRequest request) {
        if (request != null) {
            request.connection().close();
        }
    }

    private static Undelivered undelivered(Throwable failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        String code = switch (failure) {
            case TimeoutException late -> "TIMEOUT";
            case SSLException refused -> "TLS";
            default -> "CONNECTION";
        };
        return new Undelivered(code, failure);
    }
}
