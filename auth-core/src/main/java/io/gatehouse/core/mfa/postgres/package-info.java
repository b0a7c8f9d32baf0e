/** The mfa slice's tables in PostgreSQL. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.mfa.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
