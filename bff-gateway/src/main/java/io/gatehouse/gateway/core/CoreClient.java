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
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** HTTP to the auth core. Every call carries our signed word on who the client is. */
public final class CoreClient {
    /** Where the identity API stands, here and there. */
    public static final String IDENTITY = "/api/v1/auth";

    private static final long LONGEST_CONNECT_MILLIS = 2_000;

    private final HttpClient questions;
    private final HttpClient actions;
    private final List<URI> cores;
    private final Duration timeout;
    private final Duration actionTimeout;
    private final ClientAssertion assertions;
    private final InstantSource clock;
    private final Supplier<ClientContext> ourselves;
    /** The one that answered last. Two event loops may disagree for a moment; every core can answer every call. */
    private volatile int current;

    /**
     * A client of cores.
     *
     * @param questions for what is answered at once
     * @param actions for what pages ask to be done, with connections of its own: a crowd at the sign-in, where a hash takes its time, must
     *     not keep those who are signed in from refreshing
     * @param cores in the order in which they are preferred at the start
     * @param timeout of a question
     * @param actionTimeout of what changes something
     * @param ourselves who calls when the gateway calls for nobody
     */
    public CoreClient(
            HttpClient questions,
            HttpClient actions,
            List<URI> cores,
            Duration timeout,
            Duration actionTimeout,
            ClientAssertion assertions,
            InstantSource clock,
            Supplier<ClientContext> ourselves) {
        this.questions = questions;
        this.actions = actions;
        this.cores = List.copyOf(cores);
        this.timeout = timeout;
        this.actionTimeout = actionTimeout;
        this.assertions = assertions;
        this.clock = clock;
        this.ourselves = ourselves;
    }

    /** Calls the core; the future fails when there is no whole answer in time. */
    public Future<CoreAnswer> call(
            HttpMethod method, String uri, MultiMap headers, @Nullable Buffer body, ClientContext client) {
        return call(questions, method, uri, headers, body, client, timeout);
    }

    /** Hands on what a page asks for; an action is waited for longer. The future fails when there is no whole answer in time. */
    public Future<CoreAnswer> forward(
            HttpMethod method, String uri, MultiMap headers, @Nullable Buffer body, ClientContext client) {
        return method.equals(HttpMethod.GET)
                ? call(method, uri, headers, body, client)
                : call(actions, method, uri, headers, body, client, actionTimeout);
    }

    private Future<CoreAnswer> call(
            HttpClient http,
            HttpMethod method,
            String uri,
            MultiMap headers,
            @Nullable Buffer body,
            ClientContext client,
            Duration timeout) {
        int first = current;
        return connect(http, method, uri, first, cores.size(), timeout)
                .compose(request -> send(request, headers, body, client))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(silent -> moveOn(first));
    }

    /** Tries one core after the other until one can be reached: nothing has been sent before that. */
    private Future<HttpClientRequest> connect(
            HttpClient http, HttpMethod method, String uri, int index, int left, Duration timeout) {
        Future<HttpClientRequest> connected = http.request(options(cores.get(index), method, uri, timeout));
        return left <= 1
                ? connected
                : connected.recover(away -> {
                    moveOn(index);
                    return connect(http, method, uri, next(index), left - 1, timeout);
                });
    }

    /** Asks the next core from now on, unless somebody has moved on already. */
    private void moveOn(int from) {
        if (current == from) {
            current = next(from);
        }
    }

    private int next(int index) {
        return (index + 1) % cores.size();
    }

    private static RequestOptions options(URI core, HttpMethod method, String uri, Duration timeout) {
        int port = core.getPort() < 0 ? ("https".equals(core.getScheme()) ? 443 : 80) : core.getPort();
        return new RequestOptions()
                .setMethod(method)
                .setHost(core.getHost())
                .setPort(port)
                .setSsl("https".equals(core.getScheme()))
                .setURI(uri)
                .setConnectTimeout(Math.min(LONGEST_CONNECT_MILLIS, timeout.toMillis()))
                // Ends the call itself, not only our waiting: a hung core would else keep its connections busy.
                .setIdleTimeout(timeout.toMillis());
    }

    /**
     * Exchanges a refresh token. One retry, of the next core where there are several, which is safe: a rotation may be asked for twice and
     * gives the same tokens.
     */
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

    /** Ends a session as the person that the access token stands for. */
    public Future<CoreAnswer> endSession(UUID session, String accessToken, ClientContext client) {
        return call(
                HttpMethod.DELETE,
                IDENTITY + "/sessions/" + session,
                MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken),
                null,
                client);
    }

    public Future<String> jwks() {
        return call(HttpMethod.GET, "/.well-known/jwks.json", MultiMap.caseInsensitiveMultiMap(), null, ourselves.get())
                .compose(answer -> ok(answer).map(good -> good.body().toString()));
    }

    /**
     * Asks for a page of the sessions that ended since then, newest first.
     *
     * @param behind the last one of the page before, null for the first page
     */
    public Future<JsonObject> revocationsSince(Instant since, @Nullable JsonObject behind) {
        String place = behind == null
                ? ""
                : "&endedAt=" + URLEncoder.encode(behind.getString("endedAt"), StandardCharsets.US_ASCII) + "&behind="
                        + URLEncoder.encode(behind.getString("sessionId"), StandardCharsets.US_ASCII);
        String uri = "/internal/v1/revocations?since=" + URLEncoder.encode(since.toString(), StandardCharsets.US_ASCII)
                + place;
        return call(HttpMethod.GET, uri, MultiMap.caseInsensitiveMultiMap(), null, ourselves.get())
                .compose(answer -> ok(answer).map(CoreAnswer::json));
    }

    /** Asks which of these sessions are over, also of those that only ran out. */
    public Future<JsonObject> revocationsOf(JsonArray sessions) {
        Buffer body = new JsonObject().put("sessions", sessions).toBuffer();
        return call(HttpMethod.POST, "/internal/v1/revocations", json(), body, ourselves.get())
                .compose(answer -> ok(answer).map(CoreAnswer::json));
    }

    public Future<CoreAnswer> confirm(JsonObject notes) {
        return call(HttpMethod.POST, "/internal/v1/confirmations", json(), notes.toBuffer(), ourselves.get())
                .compose(CoreClient::ok);
    }

    /** Asks for the slugs of all tenants. */
    public Future<Set<String>> tenants() {
        return call(HttpMethod.GET, "/internal/v1/tenants", MultiMap.caseInsensitiveMultiMap(), null, ourselves.get())
                .compose(CoreClient::ok)
                .map(answer -> answer.json().getJsonArray("slugs").stream()
                        .map(String::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
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
                        response.body().map(read -> new CoreAnswer(response.statusCode(), response.headers(), read)))
                .compose(CoreClient::believed);
    }

    /** A core that does not believe us has said nothing about the person: taken for a 401 of theirs, it would sign everybody out. */
    private static Future<CoreAnswer> believed(CoreAnswer answer) {
        boolean isOurFault = answer.status() == 401
                && ClientAssertion.SCHEME.equals(answer.headers().get(ClientAssertion.CHALLENGE));
        return isOurFault
                ? Future.failedFuture(
                        "the core does not believe this gateway; do secrets.gatewayKeys and the clocks agree?")
                : Future.succeededFuture(answer);
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
