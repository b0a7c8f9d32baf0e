/** What the core counts besides what its libraries count. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
