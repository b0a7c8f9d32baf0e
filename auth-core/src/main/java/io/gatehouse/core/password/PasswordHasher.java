package io.gatehouse.core.password;

import org.jspecify.annotations.Nullable;

/** Makes and compares password envelopes. Slow on purpose, and bounded: making and comparing may throw {@code Overloaded}. */
public interface PasswordHasher {
    PasswordEnvelope hash(AcceptedPassword password);

    /** Keeps a hash that another system made, under our own pepper. Costs next to nothing: no password is hashed. */
    PasswordEnvelope adopt(ForeignHash hash);

    /** Compares. Without an envelope it pays for a comparison all the same and answers false: time must not tell who has an account. */
    boolean matches(PresentedPassword presented, @Nullable PasswordEnvelope envelope);

    /**
     * Asks for room before other work is spent on a call that needs a hash.
     *
     * @throws io.gatehouse.core.kernel.Overloaded when there is none now
     */
    void requireRoom();

    /** Whether an envelope made today would cost more to attack, have another pepper, or be of our own kind. */
    boolean isOutdated(PasswordEnvelope envelope);
}
