/** From a request's cookies to a verified access token, refreshed on the way where needed. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.session;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
