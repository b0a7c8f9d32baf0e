/** Small types that the gateway's parts share. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.kernel;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
