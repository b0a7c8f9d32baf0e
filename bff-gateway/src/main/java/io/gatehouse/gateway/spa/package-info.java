/** The pages: static files and the headers that protect them. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.spa;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
