/** Failed sign-ins and known devices in PostgreSQL. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.risk.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
