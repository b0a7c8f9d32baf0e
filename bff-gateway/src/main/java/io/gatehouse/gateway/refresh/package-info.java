/** Refreshes: one at a time for each token, shared by all who wait. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.refresh;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
