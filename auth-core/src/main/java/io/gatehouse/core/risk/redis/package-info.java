/** Rate limits in Redis, shared by all nodes. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.risk.redis;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
