/** Passwords: what may be set, how it is kept, and how a presented one is compared. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.password;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
