package io.gatehouse.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The installation under examination, and this examiner's session with it. Requests are written by hand over a socket, one connection
 * each: an HTTP client would refuse to send the very things that an attacker sends, such as two Origin lines.
 */
final class Deployment {
    static final String API = "/api/v1/auth";
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI origin;
    private final SSLContext tls;
    private final boolean isDevelopment;
    private final @Nullable Account account;
    private final Map<String, String> jar = new TreeMap<>();
    private final List<String> setCookies = new ArrayList<>();
    private @Nullable Answer signIn;

    /**
     * Points at an installation.
     *
     * @param origin scheme, host and port
     * @param isDevelopment whether plain http and {@code dev-} cookies on localhost are what is expected
     * @param account who may be signed in for the checks that need somebody; null leaves those out
     */
    Deployment(URI origin, SSLContext tls, boolean isDevelopment, @Nullable Account account) {
        this.origin = origin;
        this.tls = tls;
        this.isDevelopment = isDevelopment;
        this.account = account;
    }

    String origin() {
        return origin.toString();
    }

    URI uri() {
        return origin;
    }

    boolean isDevelopment() {
        return isDevelopment;
    }

    SSLContext tls() {
        return tls;
    }

    /** Returns a cookie's full name in this installation: {@code access}, {@code refresh}, {@code mfa} or {@code device}. */
    String cookieName(String kind) {
        return (isDevelopment ? "dev-" : "__Host-Http-") + kind;
    }

    /** Signs in once; null when no account was given. */
    @Nullable
    Answer signIn() throws IOException {
        if (signIn == null && account != null) {
            // Sessions keep the address that they began at: a forged one must be tried here or is tried nowhere.
            signIn = postOwn(
                    "/login",
                    SessionChecks.FORGED_ADDRESS,
                    JSON.writeValueAsString(Map.of(
                            "identifier",
                            account.identifier(),
                            "password",
                            account.password().reveal())));
        }
        return signIn;
    }

    boolean isSignedIn() throws IOException {
        Answer answer = signIn();
        return answer != null && answer.status() == 200 && jar.containsKey(cookieName("access"));
    }

    /** Every Set-Cookie line seen so far. */
    List<String> seenSetCookies() {
        return List.copyOf(setCookies);
    }

    Map<String, String> cookies() {
        return Map.copyOf(jar);
    }

    void forget(String cookie) {
        jar.remove(cookie);
    }

    /** A GET as a browser makes it for a page of the same origin. */
    Answer get(String path, String... headers) throws IOException {
        return keep(send("GET", path, withCookies(headers), ""));
    }

    /** A POST to the identity API as our own pages make it. */
    Answer postOwn(String resource, String json) throws IOException {
        return postOwn(resource, List.of(), json);
    }

    private Answer postOwn(String resource, List<String> more, String json) throws IOException {
        List<String> headers = withCookies("Origin", origin(), "X-CSRF", "1", "Content-Type", "application/json");
        headers.addAll(more);
        return keep(send("POST", API + resource, headers, json));
    }

    /**
     * Sends exactly these headers beside Host, Content-Length and Connection. Cookies of the answer are not kept: to a request that is no
     * browser's it may well be told to forget ours.
     */
    Answer send(String method, String target, List<String> headers, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + authority() + "\r\n");
        for (int i = 0; i < headers.size(); i += 2) {
            head.append(headers.get(i)).append(": ").append(headers.get(i + 1)).append("\r\n");
        }
        boolean isUpgrade = headers.contains("Upgrade");
        if (!method.equals("GET") && !method.equals("HEAD")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        head.append(isUpgrade ? "\r\n" : "Connection: close\r\n\r\n");
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            return RawAnswer.read(new Limited(socket.getInputStream()), method.equals("HEAD") || isUpgrade);
        }
    }

    List<String> withCookies(String... headers) {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        if (!jar.isEmpty()) {
            StringBuilder line = new StringBuilder();
            jar.forEach((name, value) -> line.append(line.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            all.add("Cookie");
            all.add(line.toString());
        }
        return all;
    }

    /** Reads an answer's JSON object; empty when it is none. */
    static Map<?, ?> json(Answer answer) {
        try {
            Object read = JSON.readValue(answer.body(), Object.class);
            return read instanceof Map<?, ?> map ? map : Map.of();
        } catch (JsonProcessingException notJson) {
            return Map.of();
        }
    }

    Socket connect() throws IOException {
        int port = origin.getPort() > 0 ? origin.getPort() : "https".equals(origin.getScheme()) ? 443 : 80;
        if (!"https".equals(origin.getScheme())) {
            Socket plain = new Socket(origin.getHost(), port);
            plain.setSoTimeout(PATIENCE_MILLIS);
            return plain;
        }
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(origin.getHost(), port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.startHandshake();
        return socket;
    }

    private String authority() {
        return origin.getPort() > 0 ? origin.getHost() + ":" + origin.getPort() : origin.getHost();
    }

    private Answer keep(Answer answer) {
        for (String line : answer.setCookies()) {
            setCookies.add(line);
            String pair = line.split(";", 2)[0];
            int equals = pair.indexOf('=');
            if (equals > 0 && equals + 1 < pair.length()) {
                jar.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
            } else if (equals > 0) {
                jar.remove(pair.substring(0, equals).strip());
            }
        }
        return answer;
    }

    /** Attributes of a Set-Cookie line, names in lower case. */
    static Map<String, String> attributes(String setCookie) {
        Map<String, String> attributes = new LinkedHashMap<>();
        String[] parts = setCookie.split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].strip().split("=", 2);
            attributes.put(pair[0].toLowerCase(Locale.ROOT), pair.length > 1 ? pair[1] : "");
        }
        return attributes;
    }

    /** Who is signed in for the examination. */
    record Account(String identifier, Hidden password) {}

    /** Text that does not print itself. */
    record Hidden(char[] value) {
        Hidden {
            value = value.clone();
        }

        String reveal() {
            return new String(value);
        }

        @Override
        public String toString() {
            return "Hidden[redacted]";
        }
    }

    /** Stops a server that never stops talking. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private int left = LONGEST_ANSWER;

        Limited(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            if (left-- <= 0) {
                throw new IOException("the answer is longer than " + LONGEST_ANSWER + " bytes");
            }
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            left -= Math.max(0, count);
            if (left <= 0) {
                throw new IOException("the answer is longer than " + LONGEST_ANSWER + " bytes");
            }
            return count;
        }
    }

    /** Reads an HTTP/1.1 answer (RFC 9112). */
    private static final class RawAnswer {
        private RawAnswer() {}

        static Answer read(InputStream raw, boolean headOnly) throws IOException {
            InputStream in = new java.io.BufferedInputStream(raw);
            String[] statusLine = line(in).split(" ", 3);
            int status = statusLine.length > 1 ? Integer.parseInt(statusLine[1]) : 0;
            Map<String, List<String>> headers = new TreeMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.computeIfAbsent(
                                    line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                            .add(line.substring(colon + 1).strip());
                }
            }
            boolean isChunked =
                    headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
            boolean isEmpty = headOnly || status == 204 || status == 304 || status == 101;
            byte[] body = isEmpty ? new byte[0] : isChunked ? chunked(in) : sized(in, headers.get("content-length"));
            return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
        }

        private static byte[] sized(InputStream in, @Nullable List<String> length) throws IOException {
            return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length.getFirst()));
        }

        private static byte[] chunked(InputStream in) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
                body.write(in.readNBytes(size));
                requireEmpty(line(in));
            }
            return body.toByteArray();
        }

        private static int chunkSize(InputStream in) throws IOException {
            return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
        }

        private static void requireEmpty(String line) throws IOException {
            if (!line.isEmpty()) {
                throw new IOException("a chunk is longer than it says");
            }
        }

        private static String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        }
    }
}
