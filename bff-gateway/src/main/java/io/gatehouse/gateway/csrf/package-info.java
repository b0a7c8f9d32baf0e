/** The check that an unsafe request comes from our own pages. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.csrf;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
