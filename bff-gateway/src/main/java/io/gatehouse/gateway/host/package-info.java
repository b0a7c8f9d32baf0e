/** The hosts that people reach this gateway by, and whose they are. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.host;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
