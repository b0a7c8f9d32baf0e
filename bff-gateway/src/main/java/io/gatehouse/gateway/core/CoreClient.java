package io.gatehouse.gateway.core;

import io.gatehouse.kit.http.ClientAssertion;
import io.gatehouse.kit.http.ClientContext;
import io.gatehouse.kit.http.RequestIds;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** HTTP to the auth core. Every call carries our signed word on who the client is. */
public final class CoreClient {
    /** Where the identity API stands, here and there. */
    public static final String IDENTITY = "/api/v1/auth";

    private static final long LONGEST_CONNECT_MILLIS = 2_000;

    private final HttpClient http;
    private final URI core;
    private final Duration timeout;
    private final ClientAssertion assertions;
    private final InstantSource clock;
    private final Supplier<ClientContext> ourselves;

    /**
     * A client of one core, or of the balancer before several.
     *
     * @param ourselves who calls when the gateway calls for nobody
     */
    public CoreClient(
            HttpClient http,
            URI core,
            Duration timeout,
            ClientAssertion assertions,
            InstantSource clock,
            Supplier<ClientContext> ourselves) {
        this.http = http;
        this.core = core;
        this.timeout = timeout;
        this.assertions = assertions;
        this.clock = clock;
        this.ourselves = ourselves;
    }

    /** Calls the core; the future fails when there is no whole answer in time. */
    public Future<CoreAnswer> call(
            HttpMethod method, String uri, MultiMap headers, @Nullable Buffer body, ClientContext client) {
        int port = core.getPort() < 0 ? ("https".equals(core.getScheme()) ? 443 : 80) : core.getPort();
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(core.getHost())
                .setPort(port)
                .setSsl("https".equals(core.getScheme()))
                .setURI(uri)
                .setConnectTimeout(Math.min(LONGEST_CONNECT_MILLIS, timeout.toMillis()))
                // Ends the call itself, not only our waiting: a hung core would else keep its connections busy.
                .setIdleTimeout(timeout.toMillis());
        return http.request(options)
                .compose(request -> send(request, headers, body, client))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Exchanges a refresh token. One retry, which is safe: a rotation may be asked for twice and gives the same tokens. */
    public Future<CoreAnswer> refresh(String refreshToken, ClientContext client) {
        Supplier<Future<CoreAnswer>> attempt = () -> postToken("/refresh", refreshToken, client);
        return attempt.get().recover(failure -> attempt.get());
    }

    /** Exchanges an access token for a narrower one. */
    public Future<CoreAnswer> exchange(String accessToken, String audience, ClientContext client) {
        return call(
                HttpMethod.POST,
                IDENTITY + "/token",
                json().add(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken),
                new JsonObject().put("audience", audience).toBuffer(),
                client);
    }

    public Future<CoreAnswer> logout(String refreshToken, ClientContext client) {
        return postToken("/logout", refreshToken, client);
    }

    public Future<String> jwks() {
        return call(HttpMethod.GET, "/.well-known/jwks.json", MultiMap.caseInsensitiveMultiMap(), null, ourselves.get())
                .compose(answer -> ok(answer).map(good -> good.body().toString()));
    }

    public Future<JsonObject> revocationsSince(Instant since) {
        String uri = "/internal/v1/revocations?since=" + URLEncoder.encode(since.toString(), StandardCharsets.US_ASCII);
        return call(HttpMethod.GET, uri, MultiMap.caseInsensitiveMultiMap(), null, ourselves.get())
                .compose(answer -> ok(answer).map(CoreAnswer::json));
    }

    public Future<CoreAnswer> confirm(JsonObject notes) {
        return call(HttpMethod.POST, "/internal/v1/confirmations", json(), notes.toBuffer(), ourselves.get())
                .compose(CoreClient::ok);
    }

    /** Tells of a request that did not provably come from our own pages. */
    public Future<CoreAnswer> refused(String check, ClientContext client) {
        Buffer body = new JsonObject().put("check", check).toBuffer();
        return call(HttpMethod.POST, "/internal/v1/csrf-rejections", json(), body, client)
                .compose(CoreClient::ok);
    }

    /** Whether the core answers and is ready. */
    public Future<CoreAnswer> ready() {
        return call(HttpMethod.GET, "/health/ready", MultiMap.caseInsensitiveMultiMap(), null, ourselves.get())
                .compose(CoreClient::ok);
    }

    private Future<CoreAnswer> postToken(String path, String refreshToken, ClientContext client) {
        Buffer body = new JsonObject().put("refreshToken", refreshToken).toBuffer();
        return call(HttpMethod.POST, IDENTITY + path, json(), body, client);
    }

    private Future<CoreAnswer> send(
            HttpClientRequest request, MultiMap headers, @Nullable Buffer body, ClientContext client) {
        request.headers().addAll(headers);
        request.putHeader(ClientAssertion.HEADER, assertions.sign(client, clock.instant()));
        request.putHeader(RequestIds.HEADER, client.requestId());
        return (body == null ? request.send() : request.send(body))
                .compose(response ->
                        response.body().map(read -> new CoreAnswer(response.statusCode(), response.headers(), read)));
    }

    private static Future<CoreAnswer> ok(CoreAnswer answer) {
        return answer.status() / 100 == 2
                ? Future.succeededFuture(answer)
                : Future.failedFuture("the core answered " + answer.status());
    }

    private static MultiMap json() {
        return MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.CONTENT_TYPE, "application/json");
    }
}
