package io.gatehouse.core.password;

/** The passwords that everybody tries first. */
@FunctionalInterface
public interface CommonPasswords {
    /** Whether it is among them, in any spelling of upper and lower case. */
    boolean contains(PresentedPassword password);
}
