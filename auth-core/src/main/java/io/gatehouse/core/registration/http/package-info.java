/** The registration slice's routes. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.registration.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
