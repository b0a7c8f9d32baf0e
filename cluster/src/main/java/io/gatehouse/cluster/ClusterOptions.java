package io.gatehouse.cluster;

import io.gatehouse.devstack.DemoUser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster is started with.
 *
 * @param root the checkout: the nginx files and the built pages
 * @param data the folder to keep data in, or null for a temporary one
 * @param httpsPort where browsers find it
 * @param httpPort where plain HTTP is sent on from
 * @param inboxPort where received mails are shown
 * @param users who has an account from the start
 * @param settings handed to every core and gateway as environment, {@code GATEHOUSE_…}; stronger than the cluster's own
 */
public record ClusterOptions(
        Path root,
        @Nullable Path data,
        int gateways,
        int cores,
        int httpsPort,
        int httpPort,
        int inboxPort,
        List<DemoUser> users,
        Map<String, String> settings) {
    public ClusterOptions {
        users = List.copyOf(users);
        settings = Map.copyOf(settings);
        if (gateways < 1 || cores < 1) {
            throw new IllegalArgumentException("a cluster has at least one gateway and one core");
        }
    }
}
