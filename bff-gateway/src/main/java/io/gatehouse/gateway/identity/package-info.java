/** The identity API: cookies outside, bearer tokens inside. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
