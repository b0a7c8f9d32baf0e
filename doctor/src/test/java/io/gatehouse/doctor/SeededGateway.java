package io.gatehouse.doctor;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A small server that answers as a good gateway does, but for the flaws that it was given. */
final class SeededGateway implements AutoCloseable {
    private static final String CSP = "default-src 'none'; script-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'; require-trusted-types-for 'script'";

    private final Set<Flaw> flaws;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String prefix;
    private boolean isSignedOut;
    private @Nullable String signedInFrom;

    SeededGateway(Flaw... flaws) throws IOException {
        this.flaws = flaws.length == 0 ? EnumSet.noneOf(Flaw.class) : EnumSet.copyOf(List.of(flaws));
        this.prefix = isDevelopment() ? "dev-" : has(Flaw.PLAIN_NAMES) ? "__Host-" : "__Host-Http-";
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Whether it is to be examined as a development stack, where names of cookies and forwarding headers are not judged. */
    boolean isDevelopment() {
        return !has(Flaw.BELIEVES_FORWARDED) && !has(Flaw.PLAIN_NAMES);
    }

    URI origin() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getRawPath();
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (call.getRequestHeaders().getFirst("X-Long") != null && !has(Flaw.TAKES_LONG_HEADERS)) {
                call.getResponseHeaders()
                        .add("Set-Cookie", "dev-access=; Max-Age=0; HttpOnly; SameSite=Strict; Path=/");
                problem(call, 431);
            } else if (call.getRequestMethod().equals("TRACE")) {
                send(call, has(Flaw.TRACES) ? 200 : 405, "text/plain", "");
            } else if ((path.contains("..") || path.contains("//") || path.contains("%2e")) && !has(Flaw.LOOSE_PATHS)) {
                problem(call, 400);
            } else if (path.startsWith("/api")) {
                api(call, path, body);
            } else if (path.startsWith("/internal") && has(Flaw.PUBLIC_INTERNALS)) {
                send(call, 200, "application/json", "{\"revocations\":[]}");
            } else if ((path.startsWith("/auth") && !has(Flaw.NO_PAGE)) || path.equals("/")) {
                page(call);
            } else if (path.equals("/.well-known/jwks.json")) {
                send(
                        call,
                        200,
                        "application/json",
                        has(Flaw.SHARED_SECRET)
                                ? "{\"keys\":[]}"
                                : has(Flaw.PRIVATE_KEY)
                                        ? "{\"keys\":[{\"kty\":\"EC\",\"d\":\"secret\"}]}"
                                        : "{\"keys\":[{\"kty\":\"EC\",\"iat\":"
                                                + Instant.now()
                                                        .minus(Duration.ofDays(has(Flaw.OLD_KEYS) ? 400 : 3))
                                                        .getEpochSecond()
                                                + "}]}");
            } else if (path.equals("/metrics") && has(Flaw.PUBLIC_METRICS)) {
                send(call, 200, "text/plain", "jvm_threads 1");
            } else {
                problem(call, 404);
            }
        }
    }

    private void page(HttpExchange call) throws IOException {
        Headers headers = call.getResponseHeaders();
        headers.set("Content-Security-Policy", has(Flaw.INLINE_SCRIPTS) ? CSP + "; script-src 'unsafe-inline'" : CSP);
        headers.set("X-Content-Type-Options", has(Flaw.SNIFFING) ? "" : "nosniff");
        headers.set("X-Frame-Options", has(Flaw.FRAMED) ? "SAMEORIGIN" : "DENY");
        headers.set("Referrer-Policy", has(Flaw.LEAKS_ADDRESSES) ? "unsafe-url" : "strict-origin");
        headers.set("Cross-Origin-Opener-Policy", has(Flaw.SHARES_WINDOWS) ? "unsafe-none" : "same-origin");
        if (has(Flaw.VERSION)) {
            headers.set("Server", "Gateway/1.2.3");
        }
        String host = String.valueOf(call.getRequestHeaders().getFirst("X-Forwarded-Host"));
        send(
                call,
                200,
                "text/html; charset=utf-8",
                "<!doctype html>" + (has(Flaw.BELIEVES_FORWARDED_HOST) ? "<a href='//" + host + "'>" : ""));
    }

    private void api(HttpExchange call, String path, String body) throws IOException {
        Headers asked = call.getRequestHeaders();
        call.getResponseHeaders().set("Cache-Control", has(Flaw.STORED) ? "max-age=60" : "no-store");
        if (has(Flaw.OPEN_CORS) && asked.getFirst("Origin") != null) {
            call.getResponseHeaders().set("Access-Control-Allow-Origin", asked.getFirst("Origin"));
        }
        boolean isUnsafe = call.getRequestMethod().equals("POST")
                || (asked.getFirst("Upgrade") != null && !has(Flaw.FOREIGN_SOCKETS));
        if (isUnsafe && !isOurs(asked)) {
            if (has(Flaw.REFUSAL_SETS_COOKIE)) {
                call.getResponseHeaders()
                        .add("Set-Cookie", "dev-access=; Max-Age=0; HttpOnly; SameSite=Strict; Path=/");
            }
            problem(call, 403);
            return;
        }
        switch (path.replace(Deployment.API, "")) {
            case "/login" -> login(call, asked, body);
            case "/logout" -> {
                isSignedOut = asked.getFirst("Cookie") != null && !has(Flaw.SIGN_OUT_FORGETS);
                send(call, asked.getFirst("Transfer-Encoding") != null ? 400 : 204, "", "");
            }
            case "/refresh" -> {
                if (call.getRequestMethod().equals("GET")) {
                    String query = String.valueOf(call.getRequestURI().getQuery());
                    call.getResponseHeaders()
                            .set("Location", has(Flaw.OPEN_REDIRECT) ? query.replace("redirect=", "") : "/auth/login");
                    send(call, 303, "", "");
                } else if (has(Flaw.NO_REFRESH)) {
                    problem(call, 401);
                } else {
                    cookie(call, "access", "fresh");
                    send(call, 204, "", "");
                }
            }
            case "/me" -> me(call, asked);
            case "/session" ->
                send(
                        call,
                        200,
                        "application/json",
                        has(Flaw.TOKEN_IN_BODY) ? "{\"accessToken\":\"x\"}" : "{\"authenticated\":true}");
            case "/sessions" ->
                send(
                        call,
                        200,
                        "application/json",
                        "{\"sessions\":[{\"current\":true,\"ipAddress\":\""
                                + (has(Flaw.BELIEVES_FORWARDED) ? signedInFrom : "192.0.2.1")
                                + "\"}]}");
            default -> {
                if (has(Flaw.FAILS_ON_BAD_INPUT)) {
                    send(call, 500, "text/plain", "java.lang.NullPointerException");
                } else {
                    problem(call, path.endsWith("register") ? 400 : 404);
                }
            }
        }
    }

    private boolean isOurs(Headers asked) {
        if (has(Flaw.NO_CSRF_CHECK)) {
            return true;
        }
        List<String> origins = asked.getOrDefault("Origin", List.of());
        String site = asked.getFirst("Sec-Fetch-Site");
        return origins.equals(List.of(origin().toString()))
                && (site == null || site.equals("same-origin"))
                && (asked.getFirst("X-CSRF") != null || has(Flaw.NO_CSRF_HEADER));
    }

    private void login(HttpExchange call, Headers asked, String body) throws IOException {
        if (!"application/json".equals(asked.getFirst("Content-Type")) && !has(Flaw.TAKES_FORMS)) {
            problem(call, 415);
        } else if (!body.contains("identifier")) {
            problem(call, 400);
        } else if (has(Flaw.NO_SIGN_IN)) {
            send(call, 200, "application/json", "{\"mfaRequired\":false}");
        } else {
            signedInFrom = asked.getFirst("X-Forwarded-For");
            cookie(call, "access", has(Flaw.READABLE_TOKEN) ? "eyJhbGciOiJub25l.eyJzdWIiOiIx.sig" : "opaque");
            cookie(call, "refresh", "ghr_x" + (has(Flaw.LARGE_COOKIES) ? "x".repeat(3_000) : ""));
            send(call, 200, "application/json", "{\"mfaRequired\":false}");
        }
    }

    private void me(HttpExchange call, Headers asked) throws IOException {
        String cookies = String.valueOf(asked.getFirst("Cookie"));
        if (cookies.contains(prefix + "access=") && !cookies.contains("forged") && !isSignedOut) {
            send(call, 200, "application/json", "{}");
            return;
        }
        if (cookies.contains("forged") && has(Flaw.DELETES_COOKIES)) {
            call.getResponseHeaders().add("Set-Cookie", "dev-access=; Max-Age=0; HttpOnly; SameSite=Strict; Path=/");
        }
        if (cookies.contains("forged") && has(Flaw.EXPIRES_COOKIES)) {
            call.getResponseHeaders()
                    .add("Set-Cookie", "dev-refresh=; Expires=Thu, 1 Jan 1970 00:00:00 GMT; HttpOnly; Path=/");
        }
        if (has(Flaw.REDIRECTS_STRANGERS)) {
            call.getResponseHeaders().set("Location", "/auth/login");
            send(call, 302, "", "");
            return;
        }
        problem(call, 401);
    }

    private void cookie(HttpExchange call, String kind, String value) {
        StringBuilder line = new StringBuilder(prefix + kind + "=" + value + "; Path=/");
        line.append(has(Flaw.SCRIPT_READS_COOKIE) ? "" : "; HttpOnly");
        line.append(has(Flaw.SENT_CROSS_SITE) ? "; SameSite=None" : "; SameSite=Strict");
        line.append(has(Flaw.WHOLE_DOMAIN) ? "; Domain=example.com" : "");
        call.getResponseHeaders().add("Set-Cookie", line.toString());
    }

    private static void problem(HttpExchange call, int status) throws IOException {
        send(call, status, "application/problem+json", "{\"status\":" + status + "}");
    }

    private static void send(HttpExchange call, int status, String type, String body) throws IOException {
        if (!type.isEmpty()) {
            call.getResponseHeaders().set("Content-Type", type);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
    }

    /** What can be wrong with it. */
    enum Flaw {
        INLINE_SCRIPTS,
        FRAMED,
        SNIFFING,
        VERSION,
        STORED,
        OPEN_CORS,
        FAILS_ON_BAD_INPUT,
        NO_CSRF_CHECK,
        NO_CSRF_HEADER,
        TAKES_FORMS,
        REFUSAL_SETS_COOKIE,
        SCRIPT_READS_COOKIE,
        SENT_CROSS_SITE,
        WHOLE_DOMAIN,
        TOKEN_IN_BODY,
        READABLE_TOKEN,
        OPEN_REDIRECT,
        PUBLIC_METRICS,
        PRIVATE_KEY,
        SHARED_SECRET,
        FOREIGN_SOCKETS,
        OLD_KEYS,
        LOOSE_PATHS,
        TAKES_LONG_HEADERS,
        TRACES,
        BELIEVES_FORWARDED,
        DELETES_COOKIES,
        EXPIRES_COOKIES,
        SIGN_OUT_FORGETS,
        NO_PAGE,
        LEAKS_ADDRESSES,
        SHARES_WINDOWS,
        BELIEVES_FORWARDED_HOST,
        PUBLIC_INTERNALS,
        PLAIN_NAMES,
        NO_REFRESH,
        NO_SIGN_IN,
        LARGE_COOKIES,
        REDIRECTS_STRANGERS
    }

    /** The check that must fail for each flaw; others may fail with it. */
    static final Map<Flaw, String> FOUND_BY = Map.ofEntries(
            Map.entry(Flaw.INLINE_SCRIPTS, "Its content security policy lets no foreign script in"),
            Map.entry(Flaw.FRAMED, "It cannot be framed"),
            Map.entry(Flaw.SNIFFING, "Types are not guessed"),
            Map.entry(Flaw.VERSION, "No version is told"),
            Map.entry(Flaw.STORED, "Identity answers are not stored"),
            Map.entry(Flaw.OPEN_CORS, "No other origin may read answers"),
            Map.entry(Flaw.FAILS_ON_BAD_INPUT, "Errors are problem+json and tell nothing inner"),
            Map.entry(Flaw.NO_CSRF_CHECK, "A foreign Origin is refused"),
            Map.entry(Flaw.NO_CSRF_HEADER, "A request without the X-CSRF header is refused"),
            Map.entry(Flaw.TAKES_FORMS, "A form's content type is refused"),
            Map.entry(Flaw.REFUSAL_SETS_COOKIE, "A refusal sets no cookie"),
            Map.entry(Flaw.SCRIPT_READS_COOKIE, "Every cookie is HttpOnly"),
            Map.entry(Flaw.SENT_CROSS_SITE, "Every cookie is SameSite"),
            Map.entry(Flaw.WHOLE_DOMAIN, "Every cookie belongs to this host alone"),
            Map.entry(Flaw.TOKEN_IN_BODY, "No token is in a body"),
            Map.entry(Flaw.READABLE_TOKEN, "The access token cannot be read from its cookie"),
            Map.entry(Flaw.OPEN_REDIRECT, "The refresh redirect leads to no other site"),
            Map.entry(Flaw.PUBLIC_METRICS, "Metrics are not public"),
            Map.entry(Flaw.OLD_KEYS, "Signing keys are replaced"),
            Map.entry(Flaw.SHARED_SECRET, "APIs can verify tokens without being able to make them"),
            Map.entry(Flaw.FOREIGN_SOCKETS, "A foreign WebSocket is refused"),
            Map.entry(Flaw.EXPIRES_COOKIES, "A failed call deletes no cookie"),
            Map.entry(Flaw.PRIVATE_KEY, "The public keys are there, and are public"),
            Map.entry(Flaw.LOOSE_PATHS, "Paths in disguise are refused"),
            Map.entry(Flaw.TAKES_LONG_HEADERS, "An oversized header is refused"),
            Map.entry(Flaw.TRACES, "TRACE is refused"),
            Map.entry(Flaw.BELIEVES_FORWARDED, "The client's address is not what the client says"),
            Map.entry(Flaw.DELETES_COOKIES, "A failed call deletes no cookie"),
            Map.entry(Flaw.SIGN_OUT_FORGETS, "Signing out ends the session at the server"),
            Map.entry(Flaw.NO_PAGE, "The sign-in page is there"),
            Map.entry(Flaw.LEAKS_ADDRESSES, "Links leak no address of a page"),
            Map.entry(Flaw.SHARES_WINDOWS, "Other windows are kept apart"),
            Map.entry(Flaw.BELIEVES_FORWARDED_HOST, "A forwarded host is not believed"),
            Map.entry(Flaw.PUBLIC_INTERNALS, "The core's internal resources are not public"),
            Map.entry(Flaw.PLAIN_NAMES, "Names carry the __Host-Http- prefix"),
            Map.entry(Flaw.NO_REFRESH, "A missing access token is made anew without a sign-in"),
            Map.entry(Flaw.NO_SIGN_IN, "Signing in works and sets cookies"),
            Map.entry(Flaw.LARGE_COOKIES, "All cookies together stay small"),
            Map.entry(Flaw.REDIRECTS_STRANGERS, "An address without a session gets 401 and no redirect"));
}
