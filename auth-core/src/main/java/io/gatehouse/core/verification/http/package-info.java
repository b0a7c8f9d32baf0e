/** The verification slice's routes. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.verification.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
