/** Looks after the policy file while we run. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.policy.watch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
