/** Micrometer on Prometheus, for Vert.x and the JVM. */
@NullMarked
@CheckReturnValue
package io.gatehouse.kit.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
