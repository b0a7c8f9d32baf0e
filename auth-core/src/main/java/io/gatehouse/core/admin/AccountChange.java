package io.gatehouse.core.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an administrator wants changed; null and false: as it is. */
public record AccountChange(
        @Nullable Boolean disabled,
        boolean unlock,
        @Nullable List<String> roles,
        boolean forcePasswordReset,
        boolean removeMfa) {}
