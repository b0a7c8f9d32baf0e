package io.gatehouse.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on, for servers whose port others must know before they start. They are below those that Linux gives to outgoing
 * connections (from 32768 on): one of these, of the very stack that starts, could else take a port between our look and its server.
 */
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    private static final int MOST_TRIES = 1_000;

    private FreePorts() {}

    /**
     * Returns one.
     *
     * @throws UncheckedIOException when none can be found
     */
    public static int one() {
        return several(1).getFirst();
    }

    /**
     * Returns as many different ones.
     *
     * @throws UncheckedIOException when they cannot be found
     */
    public static List<Integer> several(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int tries = 0; held.size() < count; tries++) {
                try {
                    held.add(new ServerSocket(ThreadLocalRandom.current().nextInt(FIRST, END)));
                } catch (IOException busy) {
                    if (tries > MOST_TRIES) {
                        throw new UncheckedIOException("No port seems to be free", busy);
                    }
                }
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
