package io.gatehouse.gateway.address;

import io.gatehouse.kit.http.PeerAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Derives the client's address from X-Forwarded-For, right to left: each trusted proxy vouches for the element to its left, and the first
 * element that is no trusted proxy is the client. Everything further left was written by the client itself.
 *
 * <p>Fails closed: with a peer that is not trusted the header is nothing, and with anything malformed in the part that counts the peer
 * is the client. No other header is ever looked at.
 */
public final class ClientAddress {
    private static final int MOST_ELEMENTS = 64;

    private final List<Cidr> trusted;

    public ClientAddress(List<Cidr> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /**
     * Returns the client's address as text.
     *
     * @param peer the address of the TCP connection
     * @param forwardedFor all lines of X-Forwarded-For, in order
     */
    public String of(String peer, List<String> forwardedFor) {
        InetAddress nearest = IpLiteral.parse(PeerAddress.withoutZone(peer));
        if (nearest == null || !isTrusted(nearest)) {
            return nearest == null ? peer : nearest.getHostAddress();
        }
        List<String> elements = elements(forwardedFor);
        InetAddress client = nearest;
        for (int i = elements.size() - 1; i >= 0 && isTrusted(client); i--) {
            if (elements.size() - i > MOST_ELEMENTS) {
                return nearest.getHostAddress();
            }
            InetAddress next = element(elements.get(i));
            if (next == null) {
                return nearest.getHostAddress();
            }
            client = next;
        }
        return client.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        for (Cidr network : trusted) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> elements(List<String> lines) {
        List<String> elements = new ArrayList<>();
        for (String line : lines) {
            for (String element : line.split(",", -1)) {
                elements.add(element.strip());
            }
        }
        return elements;
    }

    /** An address, which may have a port, and brackets where it is IPv6. */
    private static @Nullable InetAddress element(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            boolean hasGoodTail = end > 0 && (end == text.length() - 1 || isPort(text.substring(end + 1)));
            return hasGoodTail ? IpLiteral.parse(text.substring(1, end)) : null;
        }
        int colon = text.indexOf(':');
        boolean isV4WithPort = colon > 0 && colon == text.lastIndexOf(':');
        if (isV4WithPort) {
            return isPort(text.substring(colon)) ? IpLiteral.parse(text.substring(0, colon)) : null;
        }
        return IpLiteral.parse(text);
    }

    private static boolean isPort(String tail) {
        return tail.matches(":\\d{1,5}");
    }
}
