/** The token slice's routes. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.token.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
