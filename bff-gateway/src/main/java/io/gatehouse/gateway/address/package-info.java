/** The client's address, derived through trusted proxies. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.address;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
