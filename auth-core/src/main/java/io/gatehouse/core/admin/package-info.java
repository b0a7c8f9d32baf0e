/** Administration: what an administrator sees of their tenant's accounts and may change, and the tenants themselves. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.admin;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
