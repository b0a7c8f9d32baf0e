package io.gatehouse.core.webhook;

import java.net.InetAddress;
import java.util.List;

/** Looks host names up. */
@FunctionalInterface
public interface HostNames {
    /** Returns every address of a host; none when it is unknown. */
    List<InetAddress> of(String host);
}
