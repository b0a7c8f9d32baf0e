/** Rate limits of one node, for installations without Redis and for the time it is away. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.risk.memory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
