/** Starting in order, draining, and stopping in reverse order. */
@NullMarked
@CheckReturnValue
package io.gatehouse.kit.lifecycle;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
