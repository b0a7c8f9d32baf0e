package io.gatehouse.devstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

    @Test
    void are_different_and_free_and_no_connection_of_ours_can_take_one_first() throws IOException {
        List<Integer> ports = FreePorts.several(20);

        assertEquals(20, new HashSet<>(ports).size());
        for (int port : ports) {
            assertTrue(port < FIRST_OF_OUTGOING_CONNECTIONS, "port " + port);
            try (ServerSocket server = new ServerSocket(port)) {
                assertEquals(port, server.getLocalPort());
            }
        }
    }
}
