/** Narrow access tokens for single product APIs: exchanged at the core, kept in memory while they live. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.exchange;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
