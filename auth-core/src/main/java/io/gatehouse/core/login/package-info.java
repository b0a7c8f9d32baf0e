/** Sign-in with a password. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.login;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
