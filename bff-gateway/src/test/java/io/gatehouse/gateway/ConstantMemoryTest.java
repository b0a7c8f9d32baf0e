package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * However large a body and however slow its reader, the gateway holds a few buffers of it. What it holds is measured directly: what one
 * side has sent and the other not yet received. {@code -Dgatehouse.stream.megabytes=1000} makes the bodies as large as the promise.
 */
class ConstantMemoryTest {
    private static final long MEGABYTE = 1024 * 1024;
    private static final int MEGABYTES = Integer.getInteger("gatehouse.stream.megabytes", 256);
    /** The gateway's own buffers, and those of four sockets, which the kernel may let grow to several megabytes each. */
    private static final long MOST_UNDER_WAY = 64 * MEGABYTE;

    private static final Duration QUIET = Duration.ofSeconds(1);

    private static World world;
    private static Browser browser;

    @BeforeAll
    static void start() {
        world = World.start();
        browser = world.browser();
        browser.signIn();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static byte[] head(String firstLine, String more) {
        return (firstLine + " HTTP/1.1\r\nHost: login.example.test\r\nConnection: close\r\nOrigin: " + World.ORIGIN
                        + "\r\nX-CSRF: 1\r\nCookie: " + browser.cookies() + "\r\n" + more + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Waits until the number has not grown for a while, or has grown over the bound, which is what must not be. */
    private static void untilItStands(LongSupplier number) {
        long[] seen = {-1, System.nanoTime()};
        Waiting.until("it stands still or is too large", () -> {
            long now = number.getAsLong();
            if (now != seen[0]) {
                seen[0] = now;
                seen[1] = System.nanoTime();
            }
            return now > MOST_UNDER_WAY || (now > 0 && System.nanoTime() - seen[1] > QUIET.toNanos());
        });
    }

    @Test
    void an_answer_waits_at_its_source_for_a_reader_that_reads_nothing_and_then_arrives_whole() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.gateway.port())) {
            socket.setSoTimeout(Waiting.SECONDS * 1_000);
            long before = world.api.written.get();
            LongSupplier sent = () -> world.api.written.get() - before;
            socket.getOutputStream().write(head("GET /api/files/huge?megabytes=" + MEGABYTES, ""));
            untilItStands(sent);
            assertTrue(sent.getAsLong() <= MOST_UNDER_WAY, sent.getAsLong() + " bytes left the API, none was read");

            byte[] buffer = new byte[(int) MEGABYTE];
            long received = 0;
            for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                received += read;
                long underWay = sent.getAsLong() - received;
                assertTrue(underWay <= MOST_UNDER_WAY, underWay + " bytes are under way");
            }
            assertEquals(MEGABYTES, received / MEGABYTE, "and the head, which is far less than a megabyte");
        }
    }

    @Test
    void an_upload_waits_at_its_source_for_an_api_that_reads_nothing_and_then_arrives_whole() throws IOException {
        long length = MEGABYTES * MEGABYTE;
        try (SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), world.gateway.port()))) {
            channel.write(ByteBuffer.wrap(head("PUT /api/files/later", "Content-Length: " + length + "\r\n")));
            channel.configureBlocking(false);
            ByteBuffer chunk = ByteBuffer.allocateDirect((int) MEGABYTE);
            long[] sent = {0};
            untilItStands(() -> {
                sent[0] += send(channel, chunk, length - sent[0]);
                return sent[0];
            });
            assertTrue(sent[0] <= MOST_UNDER_WAY, sent[0] + " bytes left the browser, none was read");

            world.api.unread.getFirst().run();
            channel.configureBlocking(true);
            while (sent[0] < length) {
                sent[0] += send(channel, chunk, length - sent[0]);
            }
            String answer = new String(channel.socket().getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(answer.endsWith(Long.toString(length)), answer);
        }
    }

    private static int send(SocketChannel channel, ByteBuffer chunk, long left) {
        try {
            chunk.clear().limit((int) Math.min(chunk.capacity(), left));
            return channel.write(chunk);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
