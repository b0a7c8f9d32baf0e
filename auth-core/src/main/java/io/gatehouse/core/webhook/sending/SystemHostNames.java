package io.gatehouse.core.webhook.sending;

import io.gatehouse.core.webhook.HostNames;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Host names as the operating system knows them. */
public final class SystemHostNames implements HostNames {
    @Override
    public List<InetAddress> of(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }
}
