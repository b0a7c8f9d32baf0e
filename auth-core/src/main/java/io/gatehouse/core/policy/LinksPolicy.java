package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;
import java.util.List;

/** How long mailed links work. */
public record LinksPolicy(
        @Doc("The link that confirms an address.") @Default("24h")
        Duration verification,

        @Doc("The link that lets somebody choose a new password.") @Default("1h")
        Duration passwordReset,

        @Doc("The link that ends a lock.") @Default("1h") Duration unlock,

        @Doc("The link that confirms a change of address.") @Default("24h")
        Duration emailChange,

        @Doc("\"This was not me\" and \"cancel this change\" in a notice.") @Default("7d")
        Duration notMe) {
    public LinksPolicy {
        for (Duration life : List.of(verification, passwordReset, unlock, emailChange, notMe)) {
            if (life.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("a link must live at least 1 s");
            }
        }
    }
}
