/** The tenant slice's tables in PostgreSQL. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.tenant.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
