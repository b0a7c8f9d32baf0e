package io.gatehouse.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A line between gateway and core that can lose answers: the core has done its work, and nobody hears of it. */
final class LossyLine implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket door;
    private final int target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    LossyLine(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The next so many answers to a refresh are lost. */
    void loseAnswers(int count) {
        toLose.set(count);
        lost.set(0);
    }

    int lost() {
        return lost.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket gateway = door.accept();
                threads.execute(() -> join(gateway));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket gateway) {
        try (gateway;
                Socket core = new Socket(InetAddress.getLoopbackAddress(), target)) {
            AtomicInteger refreshes = new AtomicInteger();
            threads.execute(() -> copyRequests(gateway, core, refreshes));
            copyAnswers(core, gateway, refreshes);
        } catch (IOException ended) {
            // One side has gone; closing both is all there is to do.
        }
    }

    private static void copyRequests(Socket from, Socket to, AtomicInteger refreshes) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                if (new String(chunk, 0, read, StandardCharsets.ISO_8859_1).contains("POST /api/v1/auth/refresh")) {
                    refreshes.incrementAndGet();
                }
                output.write(chunk, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException ended) {
            // The other direction closes both.
        }
    }

    private void copyAnswers(Socket from, Socket to, AtomicInteger refreshes) throws IOException {
        byte[] chunk = new byte[CHUNK];
        InputStream input = from.getInputStream();
        OutputStream output = to.getOutputStream();
        for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
            if (refreshes.get() > 0) {
                refreshes.set(0);
                if (toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    lost.incrementAndGet();
                    return;
                }
            }
            output.write(chunk, 0, read);
        }
    }
}
