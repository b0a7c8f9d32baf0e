package io.gatehouse.cluster;

import java.nio.file.Path;
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
        Map<String, String> settings) {
    public ClusterOptions {
        settings = Map.copyOf(settings);
        if (gateways < 1 || cores < 1) {
            throw new IllegalArgumentException("a cluster has at least one gateway and one core");
        }
    }
}
