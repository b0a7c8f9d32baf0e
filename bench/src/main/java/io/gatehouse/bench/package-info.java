/** Measures the services as processes of their own, each figure beside a named baseline of the same run. */
@NullMarked
@CheckReturnValue
package io.gatehouse.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
