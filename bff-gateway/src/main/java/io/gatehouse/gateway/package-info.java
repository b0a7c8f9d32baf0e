/** The gateway: its main class, and the one place that puts its parts together. Event loops and futures; nothing here waits. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
