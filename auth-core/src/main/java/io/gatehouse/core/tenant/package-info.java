/** Tenants: separate populations of users in one installation, chosen by host name. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.tenant;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
