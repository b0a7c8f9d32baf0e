/** Telling the core which generations are proved to be in their browsers' hands. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.confirm;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
