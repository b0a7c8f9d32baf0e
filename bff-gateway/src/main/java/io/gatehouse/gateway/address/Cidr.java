package io.gatehouse.gateway.address;

import java.net.InetAddress;

/** A network, as {@code 10.0.0.0/8} or {@code fd00::/8}; without a length it is one address. */
public record Cidr(InetAddress network, int bits) {
    /**
     * Reads the notation.
     *
     * @throws IllegalArgumentException when it is malformed
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            throw new IllegalArgumentException("\"" + text + "\" is not a network such as 10.0.0.0/8");
        }
        int longest = network.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? longest : bits(text.substring(slash + 1), longest);
        return new Cidr(network, bits);
    }

    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text, int longest) {
        try {
            int bits = Integer.parseInt(text);
            if (bits >= 0 && bits <= longest) {
                return bits;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw new IllegalArgumentException("\"/" + text + "\" is not a length of 0 to " + longest + " bits");
    }
}
