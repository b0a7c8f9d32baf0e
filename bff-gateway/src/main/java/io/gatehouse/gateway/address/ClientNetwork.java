package io.gatehouse.gateway.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What one client can send from: an IPv4 address, or the /64 of an IPv6 address (RFC 6177, section 2). */
public final class ClientNetwork {
    private static final int V6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** Returns the network of an address; what is no address stands for itself. */
    public static String of(String address) {
        InetAddress known = IpLiteral.parse(address);
        if (known == null) {
            return address;
        }
        if (known.getAddress().length != V6_BYTES) {
            return known.getHostAddress();
        }
        try {
            byte[] network = Arrays.copyOf(known.getAddress(), V6_BYTES);
            Arrays.fill(network, NETWORK_BYTES, V6_BYTES, (byte) 0);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException impossible) {
            throw new AssertionError("sixteen bytes are an address", impossible);
        }
    }
}
