package io.gatehouse.devstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;

/** Plain requests, as a person with a terminal would send them. */
public final class Http {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    public static HttpResponse<String> get(URI uri, String... headers) throws IOException, InterruptedException {
        return send("GET", uri, "", headers);
    }

    public static HttpResponse<String> send(String method, URI uri, String body, String... headers)
            throws IOException, InterruptedException {
        URI local = local(uri);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(local).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!local.equals(uri)) {
            request.setHeader("Host", uri.getAuthority());
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Names below localhost are this machine, whatever its resolver knows of them (RFC 6761, section 6.3). */
    static URI local(URI uri) {
        return URI.create(uri.toString().replaceFirst("^(\\w+)://[a-z0-9-]+\\.localhost:", "$1://localhost:"));
    }

    /** Waits for a condition; there is nothing to be told by. */
    public static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain until " + what);
            }
            Thread.onSpinWait();
        }
    }
}
