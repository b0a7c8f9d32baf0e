/** Values that must not be printed, the keys they are sealed with, and the sealing itself. */
@NullMarked
@CheckReturnValue
package io.gatehouse.kit.secret;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
