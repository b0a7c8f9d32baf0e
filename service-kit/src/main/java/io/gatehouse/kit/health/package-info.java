/** Liveness and readiness. */
@NullMarked
@CheckReturnValue
package io.gatehouse.kit.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
