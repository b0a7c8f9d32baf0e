/** bcrypt on its own bounded threads. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.password.bcrypt;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
