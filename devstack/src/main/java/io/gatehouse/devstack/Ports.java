package io.gatehouse.devstack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the stack listens. PostgreSQL, Redis and the sample APIs take free ports that nobody needs to know. */
public record Ports(int gateway, int core, int inbox, int smtp, int gatewayManagement, int coreManagement) {
    /** The variables that move the ports, with where they stand otherwise. */
    static final Map<String, Integer> VARIABLES = variables();

    private static Map<String, Integer> variables() {
        Map<String, Integer> variables = new LinkedHashMap<>();
        variables.put("GATEHOUSE_GATEWAY_PORT", 8080);
        variables.put("GATEHOUSE_CORE_PORT", 8081);
        variables.put("GATEHOUSE_INBOX_PORT", 8025);
        variables.put("GATEHOUSE_SMTP_PORT", 1025);
        variables.put("GATEHOUSE_GATEWAY_MANAGEMENT_PORT", 9090);
        variables.put("GATEHOUSE_CORE_MANAGEMENT_PORT", 9091);
        return variables;
    }

    /**
     * The usual ports, moved by their variables; 0 takes a free one.
     *
     * @throws StartRefused when a variable is not a port
     */
    static Ports fromEnvironment(Map<String, String> environment) {
        List<Integer> ports = new ArrayList<>();
        VARIABLES.forEach((variable, usual) -> ports.add(port(variable, environment.get(variable), usual)));
        return of(ports);
    }

    /** Free ports for everything. */
    public static Ports free() {
        return of(List.of(0, 0, 0, 0, 0, 0));
    }

    /** Each 0 replaced by a port that is free now; they are found together, so that none is found twice. */
    public Ports resolved() {
        Iterator<Integer> free = FreePorts.several(asList().size()).iterator();
        return of(asList().stream().map(port -> port == 0 ? free.next() : port).toList());
    }

    /** @throws StartRefused naming the first busy port and the variable that moves it */
    void requireFree() {
        List<String> names = List.copyOf(VARIABLES.keySet());
        List<Integer> ports = asList();
        for (int i = 0; i < ports.size(); i++) {
            if (isBusy(ports.get(i))) {
                throw new StartRefused("Port " + ports.get(i) + " is in use. Free it, or move Gatehouse with "
                        + names.get(i) + "=<another port>.");
            }
        }
    }

    private List<Integer> asList() {
        return List.of(gateway, core, inbox, smtp, gatewayManagement, coreManagement);
    }

    private static Ports of(List<Integer> ports) {
        return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5));
    }

    private static int port(String variable, @Nullable String text, int usual) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number out of range.
        }
        throw new StartRefused(variable + " must be a port from 0 (any free one) to 65535.");
    }

    /** A server that listens only on ::1 would answer for localhost in our place, so both loopbacks count. */
    private static boolean isBusy(int port) {
        return port != 0 && (!canBind("127.0.0.1", port) || (hasIpv6() && !canBind("::1", port)));
    }

    private static boolean hasIpv6() {
        return canBind("::1", 0);
    }

    private static boolean canBind(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
