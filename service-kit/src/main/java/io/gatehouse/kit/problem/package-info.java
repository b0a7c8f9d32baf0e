/** The one error vocabulary of both services: codes, RFC 9457 bodies and the exception that carries them. */
@NullMarked
@CheckReturnValue
package io.gatehouse.kit.problem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
