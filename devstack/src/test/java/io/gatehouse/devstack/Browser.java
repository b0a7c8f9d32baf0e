package io.gatehouse.devstack;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A browser as far as the gateway can tell: a cookie jar, an origin, and what it sends along. */
final class Browser {
    private final URI origin;
    private final String address;
    private final Map<String, String> jar = new ConcurrentHashMap<>();

    Browser(URI origin) {
        this(origin, "127.0.0.1");
    }

    /** A browser somewhere else: the loopback is a trusted proxy, which says where. */
    Browser(URI origin, String address) {
        this.origin = origin;
        this.address = address;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, JsonObject body) throws IOException, InterruptedException {
        return send("POST", path, body.encode());
    }

    void signIn(String identifier, String password) throws IOException, InterruptedException {
        JsonObject body = new JsonObject()
                .put("identifier", identifier)
                .put("password", password)
                .put("rememberMe", true);
        HttpResponse<String> answer = post("/api/v1/auth/login", body);
        if (answer.statusCode() != 200) {
            throw new AssertionError("sign-in answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    String cookie(String name) {
        return jar.getOrDefault(name, "");
    }

    void forget(String name) {
        jar.remove(name);
    }

    /** Another browser with the same cookies: a thief's, or this one after a crash brought older cookies back. */
    Browser copy() {
        return copyAt(address);
    }

    Browser copyAt(String otherAddress) {
        Browser copy = new Browser(origin, otherAddress);
        copy.jar.putAll(jar);
        return copy;
    }

    /** A client that brings these cookies to another host, which no browser does. */
    Browser smuggledTo(URI otherOrigin) {
        Browser thief = new Browser(otherOrigin, address);
        thief.jar.putAll(jar);
        return thief;
    }

    /** The Cookie header. */
    String cookies() {
        return jar.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body, origin);
    }

    /** Sends as a page of some origin would. */
    HttpResponse<String> send(String method, String path, String body, URI pageOrigin)
            throws IOException, InterruptedException {
        String cookies = cookies();
        HttpResponse<String> answer = Http.send(
                method,
                origin.resolve(path),
                body,
                "Origin",
                pageOrigin.toString(),
                "X-CSRF",
                "1",
                "X-Forwarded-For",
                address,
                "Content-Type",
                "application/json",
                "Cookie",
                cookies.isEmpty() ? "none=1" : cookies);
        answer.headers().allValues("set-cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", -1)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty()) {
            jar.remove(name);
        } else {
            jar.put(name, value);
        }
    }
}
