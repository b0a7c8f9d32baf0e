/** Every rule that an operator may change, as one tree of records. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
