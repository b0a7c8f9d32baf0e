/** Recovery over HTTP. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.recovery.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
