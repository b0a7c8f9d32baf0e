package io.gatehouse.core.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gatehouse.core.testing.TestCore.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says to a server what no proper client would: any bytes as a request line, a header or a body. */
public final class Wire {
    private static final int PATIENCE_MILLIS = 60_000;

    private final int port;

    public Wire(int port) {
        this.port = port;
    }

    /**
     * Sends one request on a connection of its own.
     *
     * @param target and headers and body: a char for each byte
     * @return the answer, or null when the server hung up without one, as it may on who does not stop sending
     */
    public @Nullable Answer send(String method, String target, List<String> headers, @Nullable String body) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost:8080\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        if (body != null) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        request.append("Connection: close\r\n\r\n").append(body == null ? "" : body);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            InputStream in = socket.getInputStream();
            try {
                socket.getOutputStream().write(request.toString().getBytes(ISO_8859_1));
                in.transferTo(answer);
            } catch (java.net.SocketTimeoutException silent) {
                throw new AssertionError("no answer to " + method + " " + target, silent);
            } catch (IOException hungUp) {
                return answer.size() == 0 ? null : parsed(answer.toByteArray());
            }
        } catch (IOException unreachable) {
            throw new AssertionError("the server is gone at " + method + " " + target, unreachable);
        }
        return answer.size() == 0 ? null : parsed(answer.toByteArray());
    }

    private static Answer parsed(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, List<String>> headers = new HashMap<>();
        for (int line = 1; line < lines.length; line++) {
            int colon = lines[line].indexOf(':');
            headers.computeIfAbsent(lines[line].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(lines[line].substring(colon + 1).strip());
        }
        String body = new String(text.substring(end + 4).getBytes(ISO_8859_1), UTF_8);
        return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, body);
    }
}
