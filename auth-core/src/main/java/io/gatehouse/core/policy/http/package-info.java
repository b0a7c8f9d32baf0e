/** The policy slice's routes. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.policy.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
