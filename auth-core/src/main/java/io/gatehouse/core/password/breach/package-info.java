/** Breached passwords by k-anonymity range queries over HTTP. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.password.breach;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
