package io.gatehouse.core.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the public internet from those of our own networks (IANA special-purpose address registries, RFC 6890). Whoever
 * may name a webhook's address must not reach through us what only we can reach: neighbours, the loopback, the cloud's metadata.
 */
final class PublicAddresses {
    private static final List<Block> SPECIAL_4 = List.of(
            block("0.0.0.0", 8), // this network
            block("10.0.0.0", 8), // private
            block("100.64.0.0", 10), // shared by carriers (CGNAT)
            block("127.0.0.0", 8), // loopback
            block("169.254.0.0", 16), // link-local, and the metadata service of clouds
            block("172.16.0.0", 12), // private
            block("192.0.0.0", 24), // protocol assignments
            block("192.0.2.0", 24), // documentation
            block("192.88.99.0", 24), // 6to4 relays
            block("192.168.0.0", 16), // private
            block("198.18.0.0", 15), // benchmarks
            block("198.51.100.0", 24), // documentation
            block("203.0.113.0", 24), // documentation
            block("224.0.0.0", 4), // multicast
            block("240.0.0.0", 4)); // reserved, broadcast

    /** Of IPv6 only global unicast is public at all; these parts of it are not, or lead to an IPv4 address inside. */
    private static final Block GLOBAL_UNICAST = block("2000::", 3);

    private static final List<Block> SPECIAL_6 = List.of(
            block("2001::", 23), // protocol assignments, Teredo
            block("2001:db8::", 32), // documentation
            block("2002::", 16), // 6to4
            block("3fff::", 20)); // documentation

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        // An IPv4-mapped IPv6 address is an Inet4Address in Java already.
        return address instanceof Inet4Address
                ? SPECIAL_4.stream().noneMatch(block -> block.contains(address))
                : GLOBAL_UNICAST.contains(address) && SPECIAL_6.stream().noneMatch(block -> block.contains(address));
    }

    private static Block block(String prefix, int bits) {
        return new Block(InetAddress.ofLiteral(prefix).getAddress(), bits);
    }

    private record Block(byte[] prefix, int bits) {
        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((bytes[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
