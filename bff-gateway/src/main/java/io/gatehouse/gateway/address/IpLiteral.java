package io.gatehouse.gateway.address;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads IP addresses without ever asking a name server. */
final class IpLiteral {
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    /** Four plain decimals: other spellings (octal, hexadecimal, fewer parts) mean different things to different parsers. */
    private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    private static final Pattern V6_SHAPE = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private IpLiteral() {}

    static @Nullable InetAddress parse(String text) {
        boolean isV6Shape = text.indexOf(':') >= 0 && V6_SHAPE.matcher(text).matches();
        if (!isV6Shape && !V4.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
