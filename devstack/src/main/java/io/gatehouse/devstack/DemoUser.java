package io.gatehouse.devstack;

import java.util.List;

/**
 * A person who can sign in as soon as the stack stands.
 *
 * @param roles {@code admin} for an administrator
 */
public record DemoUser(String email, String password, String firstName, String lastName, List<String> roles) {
    /** Everybody there is in a fresh stack. */
    public static final List<DemoUser> ALL = List.of(
            new DemoUser("ada@example.com", "tidal-Lantern-42", "Ada", "Lindqvist", List.of()),
            new DemoUser("admin@example.com", "quiet-Harbour-77", "Noor", "Haddad", List.of("admin")));

    boolean isAdministrator() {
        return roles.contains("admin");
    }
}
