/** The mfa slice's routes. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.mfa.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
