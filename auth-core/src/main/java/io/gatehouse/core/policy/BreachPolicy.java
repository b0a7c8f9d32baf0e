package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A service that knows breached passwords by the first five digits of their SHA-1 (k-anonymity). */
public record BreachPolicy(
        @Doc("Its address; the five digits are added. Without it the check is off.") @Nullable
        URI url,

        @Doc("When it takes longer, the password is accepted and the fact is logged.") @Default("1s")
        Duration timeout) {
    public BreachPolicy {
        if (url != null && !"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
            throw new IllegalArgumentException("url must be an http(s) address");
        }
    }
}
