/** Identifiers that sort by time. */
@NullMarked
@CheckReturnValue
package io.gatehouse.kit.id;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
