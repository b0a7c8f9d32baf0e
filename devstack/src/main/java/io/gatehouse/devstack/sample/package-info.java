/** Two small product APIs, written as models of what stands behind the gateway. */
@NullMarked
@CheckReturnValue
package io.gatehouse.devstack.sample;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
