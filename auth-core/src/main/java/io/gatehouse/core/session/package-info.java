/** Sessions: one row for a signed-in device, rotated by refreshes (refresh protocol), ended with a reason. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.session;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
