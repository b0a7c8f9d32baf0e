/** Machinery of the HTTP edge: the contract, the hand-over to use cases, who is calling, and how outcomes become answers. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
