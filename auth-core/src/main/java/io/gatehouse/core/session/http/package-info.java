/** The session slice's routes. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.session.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
