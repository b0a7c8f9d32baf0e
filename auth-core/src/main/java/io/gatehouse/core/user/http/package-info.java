/** The user slice's routes. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.user.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
