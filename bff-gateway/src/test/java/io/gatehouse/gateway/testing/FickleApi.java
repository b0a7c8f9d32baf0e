package io.gatehouse.gateway.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A product API that answers the first request of each connection and keeps the connection, as if it would answer more; at the next one it
 * does something else. So every second request meets what a server does that has just thrown out an idle connection.
 */
public final class FickleApi implements AutoCloseable {
    /** What it does with a connection at its second request, or where it is {@link #isTiredAtOnce} at the first. */
    public interface Whim {
        void meet(Socket connection) throws IOException;

        /** To answer with these bytes, whatever HTTP has to say of them, and to hang up. */
        static Whim answer(String bytes) {
            return connection -> {
                connection.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
                connection.close();
            };
        }
    }

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    /** Each request line that arrived, answered or not. */
    public final List<String> requests = new CopyOnWriteArrayList<>();
    /** Each header line that arrived. */
    public final List<String> headers = new CopyOnWriteArrayList<>();

    public volatile Whim whim = Socket::close;
    public volatile boolean isTiredAtOnce;

    public FickleApi() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try {
            BufferedReader heads =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            boolean isTired = isTiredAtOnce;
            for (String line = heads.readLine(); line != null; line = heads.readLine()) {
                requests.add(line);
                for (String header = heads.readLine(); !header.isEmpty(); header = heads.readLine()) {
                    headers.add(header);
                }
                if (isTired) {
                    whim.meet(connection);
                    return;
                }
                connection.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                isTired = true;
            }
        } catch (IOException gone) {
            // Whoever closes it while it waits.
        }
    }
}
