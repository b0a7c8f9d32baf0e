/** Listening to other gateways and to the core through Redis, which may be away at any time. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.redis;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
