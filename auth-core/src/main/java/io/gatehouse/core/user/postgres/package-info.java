/** The user slice's tables in PostgreSQL. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.user.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
