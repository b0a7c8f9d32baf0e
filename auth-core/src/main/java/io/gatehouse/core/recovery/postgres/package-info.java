/** The recovery slice's table in PostgreSQL. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.recovery.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
