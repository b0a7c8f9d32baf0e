/** Machinery for the slices' PostgreSQL adapters: the pool, statements, transactions and error translation. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
