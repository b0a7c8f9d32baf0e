package io.gatehouse.kit.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/** The address at the other end of a connection. */
public final class PeerAddress {
    /** Of a peer that has none (RFC 1122, section 3.2.1.3). */
    private static final String NONE = "0.0.0.0";

    private PeerAddress() {}

    /**
     * Returns it as a literal without a zone. That of the connection: that of the request is put together anew, with headers in mind that
     * we do not believe.
     */
    public static String of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        String address = peer == null ? null : peer.hostAddress();
        return address == null ? NONE : withoutZone(address);
    }

    /** Returns a literal without its zone, which names an interface of this machine and tells nothing of the peer (RFC 4007, section 11). */
    public static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
