/** The password slice's tables in PostgreSQL. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.password.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
