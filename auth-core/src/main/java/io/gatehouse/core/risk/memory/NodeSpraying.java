package io.gatehouse.core.risk.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.RiskPolicy;
import io.gatehouse.core.risk.Networks;
import io.gatehouse.core.risk.Spraying;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts, on this node, at how many accounts each address has failed lately. An attacker who reaches several nodes gets so many more;
 * the limits by address hold across nodes.
 */
public final class NodeSpraying implements Spraying {
    private static final int MOST_ADDRESSES = 50_000;

    private final Cache<String, Seen> byAddress =
            Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).build();
    private final PolicyBook policies;
    private final InstantSource clock;

    public NodeSpraying(PolicyBook policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public boolean failed(TenantId tenant, Client client, byte[] bucket) {
        RiskPolicy rules = policies.of(tenant).risk();
        return byAddress
                .get(key(tenant, client), absent -> new Seen())
                .add(HexFormat.of().formatHex(bucket), rules, clock.millis());
    }

    @Override
    public boolean isSpraying(TenantId tenant, Client client) {
        Seen seen = byAddress.getIfPresent(key(tenant, client));
        return seen != null && seen.isTooMany(policies.of(tenant).risk(), clock.millis());
    }

    private static String key(TenantId tenant, Client client) {
        return tenant + "|" + Networks.of(client.address());
    }

    /** The accounts at which one address has failed, and when last. */
    private static final class Seen {
        private final Map<String, Long> failedAt = new LinkedHashMap<>();

        synchronized boolean add(String bucket, RiskPolicy rules, long now) {
            boolean wasTooMany = isTooMany(rules, now);
            if (failedAt.size() < rules.sprayingAccounts() * 2 || failedAt.containsKey(bucket)) {
                failedAt.put(bucket, now);
            }
            return !wasTooMany && isTooMany(rules, now);
        }

        synchronized boolean isTooMany(RiskPolicy rules, long now) {
            long since = now - rules.sprayingWindow().toMillis();
            failedAt.values().removeIf(at -> at < since);
            return failedAt.size() >= rules.sprayingAccounts();
        }
    }
}
