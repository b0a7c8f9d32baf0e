package io.gatehouse.core.admin;

import io.gatehouse.core.user.User;

/**
 * An account as administrators see it.
 *
 * @param locked whether wrong passwords keep strange devices out
 */
public record Account(User user, boolean locked, int openSessions) {}
