/** Which host names belong to which tenant: one map for both services. */
@NullMarked
@CheckReturnValue
package io.gatehouse.kit.tenant;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
