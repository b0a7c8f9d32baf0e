/** The whole of Gatehouse in one process, on real servers that are started and stopped with it: for developers and tests. */
@NullMarked
@CheckReturnValue
package io.gatehouse.devstack;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
