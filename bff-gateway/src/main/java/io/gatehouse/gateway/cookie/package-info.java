/** The cookies: names, flags, content, reading and writing. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.cookie;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
