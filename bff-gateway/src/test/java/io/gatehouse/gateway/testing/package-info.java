/** What the gateway's tests stand on: a core, product APIs, a browser, and the gateway between them. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.testing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
