/** Places of addresses, from a MaxMind DB file. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.risk.geo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
