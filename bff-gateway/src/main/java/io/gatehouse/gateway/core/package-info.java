/** HTTP to the auth core. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.core;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
