package io.gatehouse.core.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/** Where a webhook's request may go: decided by its address, and then by the very addresses its host has at that moment. */
public sealed interface Target {
    /**
     * The request goes to this address and no other: asking the name again could bring another one (DNS rebinding).
     */
    record Reached(InetAddress address) implements Target {}

    /** It may not go there, or there is nowhere to go. */
    record Refused(Reason reason) implements Target {}

    /** Why not. */
    enum Reason {
        /** Not an address that webhooks can have. */
        BAD_URL,
        /** Not encrypted. */
        NOT_HTTPS,
        /** The host has no address. */
        UNKNOWN_HOST,
        /** One of the host's addresses is not public. */
        PRIVATE_ADDRESS
    }

    /**
     * Decides.
     *
     * @param toPrivate whether the operator lets webhooks into private networks, and there without TLS
     */
    static Target of(URI url, HostNames names, boolean toPrivate) {
        String host = url.getHost();
        boolean isHttps = "https".equalsIgnoreCase(url.getScheme());
        boolean isWellFormed = host != null
                && (isHttps || "http".equalsIgnoreCase(url.getScheme()))
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && url.getPort() != 0
                && url.getPort() <= 65_535;
        if (!isWellFormed) {
            return new Refused(Reason.BAD_URL);
        }
        if (!isHttps && !toPrivate) {
            return new Refused(Reason.NOT_HTTPS);
        }
        List<InetAddress> addresses = names.of(host);
        if (addresses.isEmpty()) {
            return new Refused(Reason.UNKNOWN_HOST);
        }
        // A name with one address outside and one inside is a trick, not a service.
        if (!toPrivate && !addresses.stream().allMatch(PublicAddresses::contains)) {
            return new Refused(Reason.PRIVATE_ADDRESS);
        }
        return new Reached(addresses.getFirst());
    }
}
