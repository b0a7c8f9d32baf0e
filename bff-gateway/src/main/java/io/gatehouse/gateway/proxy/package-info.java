/** The product APIs behind the gateway. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.proxy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
