package io.gatehouse.core.policy;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.kit.config.ConfigException;
import io.gatehouse.kit.config.ConfigValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Policies from a file that may change while we run. A file with a fault changes nothing: the former policies stay in force. */
public final class PolicyFile implements PolicyBook {
    private final PolicySource source;
    private final Function<TenantId, @Nullable String> slugs;
    private volatile PolicySet inForce;
    private volatile Duration longestAccessLifetime;
    /** Nothing at first: the file may have changed since it was read for the start. */
    private String seen = "";

    /**
     * Starts with what was read.
     *
     * @param slugs gives a tenant's slug, or null when it is unknown
     */
    public PolicyFile(PolicySource source, PolicySet read, Function<TenantId, @Nullable String> slugs) {
        this.source = source;
        this.slugs = slugs;
        this.inForce = read;
        this.longestAccessLifetime = read.longestAccessLifetime();
    }

    @Override
    public Policies of(TenantId tenant) {
        PolicySet policies = inForce;
        String slug = policies.byTenant().isEmpty() ? null : slugs.apply(tenant);
        return slug == null ? policies.common() : policies.of(slug);
    }

    @Override
    public Policies common() {
        return inForce.common();
    }

    /** What was in force before counts too: its tokens may still live. */
    @Override
    public Duration longestAccessLifetime() {
        return longestAccessLifetime;
    }

    @Override
    public PolicySet all() {
        return inForce;
    }

    /** Reads the file if its content has changed since the last look, and puts it in force if it has no fault. */
    public synchronized PolicyReload look() {
        String now = source.fingerprint();
        if (now.equals(seen)) {
            return new PolicyReload.Same();
        }
        seen = now;
        try {
            Map<String, String> before = inForce.values();
            PolicySet read = source.read();
            inForce = read;
            longestAccessLifetime = max(longestAccessLifetime, read.longestAccessLifetime());
            List<String> changed = ConfigValues.changed(before, read.values());
            return changed.isEmpty() ? new PolicyReload.Same() : new PolicyReload.Changed(changed);
        } catch (ConfigException faults) {
            return new PolicyReload.Refused(faults.faults());
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
