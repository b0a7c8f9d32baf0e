package io.gatehouse.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls under measurement. They are made on a context of Vert.x. */
final class Calls {
    static final String ORIGIN = "http://localhost:8080";

    static final String REFRESH_COOKIE = "dev-refresh=";

    private static final String IDENTITY = "/api/v1/auth";

    private final HttpClient http;

    /** Takes how many calls are under way at most. */
    Calls(Vertx vertx, int most) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(most));
    }

    /** An answer, as far as a row looks at it. */
    record Answer(int status, String code, @Nullable String retryAfter, List<String> cookies, JsonObject body) {}

    static RequestOptions to(int port, String path) {
        return new RequestOptions().setHost("127.0.0.1").setPort(port).setURI(path);
    }

    /** Whether the call is answered with 200. */
    Future<Boolean> ok(RequestOptions options) {
        return http.request(options)
                .compose(request -> request.send())
                .compose(response -> response.body().map(body -> response.statusCode() == 200));
    }

    /** Presents the caller's token to the core; good when a new one comes back. */
    Future<Boolean> rotate(int port, String[] current, int caller) {
        JsonObject body = new JsonObject().put("refreshToken", current[caller]);
        return post(port, "/refresh", body, null).map(answer -> {
            String next = answer.status() == 200 ? answer.body().getString("refreshToken") : current[caller];
            boolean isRotated = !next.equals(current[caller]);
            current[caller] = next;
            return isRotated;
        });
    }

    /** Refreshes at the gateway with the caller's refresh cookie alone, as after the access cookie's end, and keeps the new one. */
    Future<Answer> renew(int port, String[] current, int caller) {
        return post(port, "/refresh", null, current[caller])
                .onSuccess(answer -> answer.cookies().stream()
                        .filter(cookie -> cookie.startsWith(REFRESH_COOKIE))
                        .forEach(cookie -> current[caller] = cookie));
    }

    Future<Answer> signIn(int port, String identifier, String password) {
        return post(
                port, "/login", new JsonObject().put("identifier", identifier).put("password", password), null);
    }

    Future<Answer> forgot(int port, String email) {
        return post(port, "/forgot-password", new JsonObject().put("email", email), null);
    }

    private Future<Answer> post(int port, String path, @Nullable JsonObject body, @Nullable String cookies) {
        RequestOptions options = to(port, IDENTITY + path)
                .setMethod(HttpMethod.POST)
                .putHeader("Origin", ORIGIN)
                .putHeader("X-CSRF", "1");
        if (cookies != null) {
            options.putHeader("Cookie", cookies);
        }
        if (body != null) {
            options.putHeader("Content-Type", "application/json");
        }
        Buffer sent = body == null ? Buffer.buffer() : body.toBuffer();
        return http.request(options)
                .compose(request -> request.send(sent))
                .compose(response -> response.body().map(read -> {
                    JsonObject json = read.length() == 0 ? new JsonObject() : read.toJsonObject();
                    List<String> set = response.headers().getAll("Set-Cookie").stream()
                            .map(cookie -> cookie.split(";", -1)[0])
                            .toList();
                    return new Answer(
                            response.statusCode(),
                            json.getString("code", ""),
                            response.getHeader("Retry-After"),
                            set,
                            json);
                }));
    }
}
