package io.gatehouse.core.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policies that were in force last, as all nodes know them: of any number of nodes one tells of a change. */
@FunctionalInterface
public interface AppliedPolicies {
    /**
     * Keeps the values. To be called inside a transaction.
     *
     * @return the former values if they differ from these, else null; null for the very first time too
     */
    @Nullable
    Map<String, String> exchange(Map<String, String> values);
}
