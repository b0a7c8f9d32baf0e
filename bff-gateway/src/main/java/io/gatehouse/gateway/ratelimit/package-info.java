/** Limits at the edge, kept in memory: for what anybody may send and nobody needs often. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.ratelimit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
