package io.gatehouse.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldTlsTest {
    /** The first bytes of what servers answer: a ServerHello of TLS 1.1, an alert (protocol_version), nothing. */
    @ParameterizedTest
    @CsvSource({"1603020031 0200002d0302, true", "1503020002 0246, false", "'', false"})
    void who_goes_on_with_an_old_handshake_is_told_from_who_refuses(String answer, boolean isAccepted)
            throws IOException {
        CompletableFuture<byte[]> asked = new CompletableFuture<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> answer(server, answer, asked));
            assertEquals(isAccepted, OldTls.isAccepted("localhost", server.getLocalPort()));
        }
        byte[] hello = asked.join();
        assertEquals(hello.length - 5, (hello[3] << 8) + hello[4], "the record is as long as it says");
        assertEquals("0302", HexFormat.of().formatHex(hello, 9, 11), "it asks for TLS 1.1");
        assertTrue(HexFormat.of()
                .formatHex(hello)
                .contains(HexFormat.of().formatHex("localhost".getBytes(StandardCharsets.US_ASCII))));
    }

    private static void answer(ServerSocket server, String answer, CompletableFuture<byte[]> asked) {
        try (Socket socket = server.accept()) {
            byte[] head = socket.getInputStream().readNBytes(5);
            byte[] rest = socket.getInputStream().readNBytes((head[3] << 8) + head[4]);
            byte[] whole = java.util.Arrays.copyOf(head, head.length + rest.length);
            System.arraycopy(rest, 0, whole, head.length, rest.length);
            asked.complete(whole);
            socket.getOutputStream().write(HexFormat.of().parseHex(answer.replace(" ", "")));
        } catch (IOException broken) {
            asked.completeExceptionally(broken);
        }
    }
}
