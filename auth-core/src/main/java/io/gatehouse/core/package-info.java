/** The auth core: its main class, and the one place that puts its parts together. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
