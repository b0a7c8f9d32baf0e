package io.gatehouse.gateway.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser on our own pages: sends what a browser sends, and keeps cookies. */
public final class Browser {
    /** An answer. */
    public record Reply(int status, MultiMap headers, Buffer body) {
        public JsonObject json() {
            return new JsonObject(body);
        }

        public String code() {
            return json().getString("code", "");
        }

        public List<String> setCookies() {
            return headers.getAll("Set-Cookie");
        }

        public String header(String name) {
            return Objects.requireNonNullElse(headers.get(name), "");
        }
    }

    private final Context context;
    private final HttpClient http;
    private final int port;
    private final String origin;
    private final Map<String, String> more;
    private final Map<String, String> jar = new ConcurrentHashMap<>();

    Browser(Context context, HttpClient http, int port, String origin) {
        this(context, http, port, origin, Map.of());
    }

    private Browser(Context context, HttpClient http, int port, String origin, Map<String, String> more) {
        this.context = context;
        this.http = http;
        this.port = port;
        this.origin = origin;
        this.more = more;
    }

    /** A browser that names the host of its origin, as all do; the others leave the gateway to guess. */
    static Browser at(Context context, HttpClient http, int port, String origin) {
        return new Browser(context, http, port, origin, Map.of("Host", origin.substring(origin.indexOf("//") + 2)));
    }

    /** The cookies by name; tests may put what they like. */
    public Map<String, String> jar() {
        return jar;
    }

    public String cookie(String name) {
        return Objects.requireNonNull(jar.get(name), () -> "no cookie " + name + " in " + jar.keySet());
    }

    @CanIgnoreReturnValue
    public Reply signIn() {
        return signIn(false);
    }

    @CanIgnoreReturnValue
    public Reply signIn(boolean rememberMe) {
        return post(
                "/api/v1/auth/login",
                new JsonObject()
                        .put("identifier", "ada@example.test")
                        .put("password", "right")
                        .put("rememberMe", rememberMe));
    }

    @CanIgnoreReturnValue
    public Reply get(String path) {
        return send(HttpMethod.GET, path, Map.of(), null);
    }

    @CanIgnoreReturnValue
    public Reply post(String path, @Nullable JsonObject body) {
        return send(
                HttpMethod.POST,
                path,
                body == null ? Map.of() : Map.of("Content-Type", "application/json"),
                body == null ? null : body.toBuffer());
    }

    @CanIgnoreReturnValue
    public Reply send(HttpMethod method, String path, Map<String, String> more, @Nullable Buffer body) {
        return Waiting.result(sending(method, path, more, body));
    }

    /** Sends with the headers of a page of ours, and the cookies; an empty header is left out. */
    public Future<Reply> sending(HttpMethod method, String path, Map<String, String> more, @Nullable Buffer body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Map.of("Origin", origin, "X-CSRF", "1", "Sec-Fetch-Site", "same-origin"));
        if (!jar.isEmpty()) {
            headers.put("Cookie", cookies());
        }
        headers.putAll(this.more);
        headers.putAll(more);
        headers.values().removeIf(String::isEmpty);
        return exchange(method, path, MultiMap.caseInsensitiveMultiMap().addAll(headers), body);
    }

    /** Sends exactly these headers; cookies of the answer are kept all the same. */
    public Future<Reply> exchange(HttpMethod method, String path, MultiMap headers, @Nullable Buffer body) {
        return exchange(method, path, headers, request -> body == null ? request.send() : request.send(body));
    }

    /** The same with a request that is written as the test likes. */
    public Future<Reply> exchange(
            HttpMethod method,
            String path,
            MultiMap headers,
            Function<HttpClientRequest, Future<HttpClientResponse>> send) {
        Promise<Reply> done = Promise.promise();
        // On one context from beginning to end: from a plain thread, a quick answer's body could pass before anybody
        // asks for it.
        context.runOnContext(start -> request(method, path, headers)
                .compose(send)
                .compose(response ->
                        response.body().map(read -> new Reply(response.statusCode(), response.headers(), read)))
                .onSuccess(this::keep)
                .onComplete(done));
        return done.future();
    }

    public Future<HttpClientRequest> request(HttpMethod method, String path, MultiMap headers) {
        return http.request(new RequestOptions()
                        .setMethod(method)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI(path))
                .onSuccess(request ->
                        headers.forEach(header -> request.headers().add(header.getKey(), header.getValue())));
    }

    /** The Cookie header of this browser. */
    public String cookies() {
        return jar.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(Reply reply) {
        for (String line : reply.setCookies()) {
            String pair = line.split(";", -1)[0];
            String name = pair.substring(0, pair.indexOf('='));
            if (line.contains("Max-Age=0;")) {
                jar.remove(name);
            } else {
                jar.put(name, pair.substring(pair.indexOf('=') + 1));
            }
        }
    }
}
