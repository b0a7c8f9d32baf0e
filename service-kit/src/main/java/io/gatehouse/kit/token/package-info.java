/** Access tokens as both services read them (RFC 9068): strict in form, each key pinned to its one algorithm. */
@NullMarked
@CheckReturnValue
package io.gatehouse.kit.token;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
