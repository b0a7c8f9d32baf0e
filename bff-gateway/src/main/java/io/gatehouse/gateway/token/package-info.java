/** Access tokens: verified once, remembered, refused when their session is over. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.token;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
