/** Threads for work that is done after the answer. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.background;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
