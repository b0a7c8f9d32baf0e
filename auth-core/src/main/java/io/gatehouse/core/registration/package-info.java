/** Registration: a new account, or a quiet mail to the owner of a known address. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.registration;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
