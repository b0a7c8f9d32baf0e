package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The product's name and the links at the foot of the pages. */
public record ProductPolicy(
        @Doc("Shown on the pages and in mails.") @Default("Gatehouse")
        String name,

        @Doc("Where \"Back to the product\" leads.") @Default("/")
        String home,

        @Doc("The privacy page. Without it the link is left out.") @Nullable
        URI privacy,

        @Doc("The help page. Without it the link is left out.") @Nullable
        URI help) {
    public ProductPolicy {
        boolean isHere = home.startsWith("/") && !home.startsWith("//") && !home.contains("\\");
        if (!isHere && !home.startsWith("https://") && !home.startsWith("http://")) {
            throw new IllegalArgumentException("home must be a path, such as /, or an http(s) address");
        }
        if (name.isBlank() || name.length() > 60) {
            throw new IllegalArgumentException("name must have 1 to 60 characters");
        }
    }
}
