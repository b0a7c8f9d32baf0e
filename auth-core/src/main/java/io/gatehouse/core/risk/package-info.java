/**
 * Abuse and danger: limits on how often somebody may try, locks on guessed accounts, the devices an account knows, and the signs that a
 * sign-in is not its owner's. Owns the tables {@code sign_in_failures} and {@code known_devices}.
 */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.risk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
