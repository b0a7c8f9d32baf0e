package io.gatehouse.gateway.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads IP addresses without ever asking a name server. */
final class IpLiteral {
    private static final int V4_BYTES = 4;
    private static final Pattern V6_SHAPE = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private IpLiteral() {}

    static @Nullable InetAddress parse(String text) {
        if (text.indexOf(':') < 0) {
            return parseV4(text);
        }
        try {
            return V6_SHAPE.matcher(text).matches() ? InetAddress.ofLiteral(text) : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** Four plain decimals: other spellings (octal, hexadecimal, fewer parts) mean different things to different parsers. */
    private static @Nullable InetAddress parseV4(String text) {
        byte[] address = new byte[V4_BYTES];
        int start = 0;
        for (int part = 0; part < V4_BYTES; part++) {
            int dot = text.indexOf('.', start);
            boolean isLast = part == V4_BYTES - 1;
            if (isLast != dot < 0) {
                return null;
            }
            int octet = octet(text, start, isLast ? text.length() : dot);
            if (octet < 0) {
                return null;
            }
            address[part] = (byte) octet;
            start = dot + 1;
        }
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException impossible) {
            throw new AssertionError("four bytes are an address", impossible);
        }
    }

    /** Returns 0 to 255; -1 for anything else, a leading zero included. */
    private static int octet(String text, int start, int end) {
        int digits = end - start;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(start) == '0')) {
            return -1;
        }
        int octet = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            octet = octet * 10 + digit;
        }
        return octet <= 255 ? octet : -1;
    }
}
