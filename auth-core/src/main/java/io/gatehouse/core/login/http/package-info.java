/** The login slice's routes. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.login.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
