/** Telling gateways through Redis which sessions are over. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.session.redis;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
