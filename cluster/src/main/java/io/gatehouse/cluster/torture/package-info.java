/**
 * The torture suite: simulated browsers with tabs, lost answers and crashes, thieves, and servers that are killed, against a running
 * installation. It counts honest people who were signed out and thefts that nobody saw; both must be none.
 */
@NullMarked
@CheckReturnValue
package io.gatehouse.cluster.torture;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
