/** The audit log and the outbox in PostgreSQL. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.event.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
