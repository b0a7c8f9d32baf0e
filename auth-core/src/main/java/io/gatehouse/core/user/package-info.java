/** Accounts: who somebody is, and the profile they may change. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.user;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
