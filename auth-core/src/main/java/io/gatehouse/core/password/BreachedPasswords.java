package io.gatehouse.core.password;

import io.gatehouse.core.policy.BreachPolicy;

/** Passwords that were seen in a breach. */
@FunctionalInterface
public interface BreachedPasswords {
    /** Whether it was seen. A service that is off, slow or away knows nothing, so it answers false. */
    boolean contains(AcceptedPassword password, BreachPolicy policy);
}
